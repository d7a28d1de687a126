package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * The output of TriggerSync: the job to wait for.
 *
 * @param createdAt when Airbyte created the job, if it reports it
 * @param status the status in Airbyte's words
 * @param sentAt when the request was sent that has started the job, by the step's own clock; empty
 *     unless the job is {@code ours}
 * @param ours whether this sync's own trigger has started the job, for certain
 * @param busy whether it is another job, which must end before one can be started
 */
public record TriggerOutput(
    long jobId,
    Optional<Instant> createdAt,
    String status,
    Optional<Instant> sentAt,
    boolean ours,
    boolean busy)
    implements JsonRecord {

  public static TriggerOutput read(JsonObject json) {
    return new TriggerOutput(
        json.needWhole("jobId"),
        json.time("createdAt"),
        json.needText("status"),
        json.time("sentAt"),
        json.isTrue("ours"),
        json.isTrue("busy"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("jobId", jobId)
        .put("createdAt", createdAt)
        .put("status", status)
        .putIfAny("sentAt", sentAt)
        .put("ours", ours)
        .putIfAny("busy", busy);
  }
}
