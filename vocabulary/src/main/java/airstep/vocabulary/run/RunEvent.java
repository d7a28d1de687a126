package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * The event of a run's end, besides its {@link RunId}, stage and tags.
 *
 * @param total how many connections the run planned to sync
 * @param skipped how many connections it skipped
 * @param failed how many syncs did not succeed
 * @param rows rows moved by all syncs
 * @param bytes bytes moved by all syncs
 * @param reason why the run failed as a whole, if it did
 */
public record RunEvent(
    RunStatus status,
    long total,
    long skipped,
    long failed,
    long rows,
    long bytes,
    Duration duration,
    Optional<String> reason)
    implements JsonRecord {

  static RunEvent read(JsonObject json) {
    return new RunEvent(
        json.needOneOf(RunStatus.values(), "status"),
        json.needWhole("total"),
        json.needWhole("skipped"),
        json.needWhole("failed"),
        json.needWhole("rows"),
        json.needWhole("bytes"),
        json.needSeconds("durationSeconds"),
        json.text("reason"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("status", status)
        .put("total", total)
        .put("skipped", skipped)
        .put("failed", failed)
        .put("rows", rows)
        .put("bytes", bytes)
        .put("durationSeconds", duration)
        .putIfAny("reason", reason);
  }
}
