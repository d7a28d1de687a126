package airstep.vocabulary.sync;

import airstep.vocabulary.CaughtError;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The input of CloseSync.
 *
 * @param stopped whether this cleans up after a stopped sync
 * @param triggered when the job was triggered; in JSON as milliseconds since 1970
 * @param job the last answer about the job; empty if there is none
 * @param fault the error of the last state that failed
 */
public record CloseInput(
    SyncPlan sync,
    boolean stopped,
    long triggers,
    long polls,
    OptionalLong jobId,
    boolean ours,
    Optional<Instant> triggered,
    Optional<JobAnswer> job,
    Optional<SyncEnd> end,
    Verdict verdict,
    Optional<CaughtError> fault) {

  public static CloseInput read(JsonObject json) {
    return new CloseInput(
        SyncPlan.read(json.needObject("sync")),
        json.isTrue("stopped"),
        json.needWhole("triggers"),
        json.needWhole("polls"),
        json.whole("jobId"),
        json.isTrue("ours"),
        json.millis("triggered"),
        // It has no status if no check has succeeded.
        json.object("job").filter(job -> job.text("status").isPresent()).map(JobAnswer::read),
        json.object("end").map(SyncEnd::read),
        Verdict.read(json.needObject("verdict")),
        json.object("fault").map(CaughtError::read));
  }
}
