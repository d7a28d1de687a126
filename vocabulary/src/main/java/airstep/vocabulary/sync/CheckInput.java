package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The input of CheckSync.
 *
 * @param createdAt when Airbyte created the job, if it reports it
 * @param before the status at the last check, in Airbyte's words
 */
public record CheckInput(
    SyncPlan sync, long jobId, Optional<Instant> createdAt, Optional<String> before) {

  public static CheckInput read(JsonObject json) {
    return new CheckInput(
        SyncPlan.readPrepared(json.needObject("sync")),
        json.needWhole("jobId"),
        json.time("createdAt"),
        json.text("before"));
  }
}
