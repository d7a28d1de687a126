package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The input of CheckSync.
 *
 * @param createdAt when Airbyte created the job, if it reports it
 * @param triggers how many triggers were sent
 * @param polls how many checks there were, with this one
 * @param triggered when the job was triggered; in JSON as milliseconds since 1970
 * @param before the status at the last check, in Airbyte's words
 */
public record CheckInput(
    SyncPlan sync,
    long jobId,
    Optional<Instant> createdAt,
    long triggers,
    long polls,
    Optional<Instant> triggered,
    Optional<String> before) {

  public static CheckInput read(JsonObject json) {
    return new CheckInput(
        SyncPlan.readPrepared(json.needObject("sync")),
        json.needWhole("jobId"),
        json.time("createdAt"),
        json.needWhole("triggers"),
        json.needWhole("polls"),
        json.millis("triggered"),
        json.text("before"));
  }
}
