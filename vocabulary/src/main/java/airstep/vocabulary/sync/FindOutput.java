package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The output of FindJob: the stopped sync, and what it has left in Airbyte.
 *
 * @param end how the stopped sync ended, for the case that its job must be cancelled
 */
public record FindOutput(
    Origin origin, SyncPlan sync, long triggers, long polls, LeftBehind left, SyncEnd end)
    implements JsonRecord {

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("origin", origin)
        .put("sync", sync)
        .put("triggers", triggers)
        .put("polls", polls)
        .putAll(left)
        .put("end", end);
  }

  /**
   * Where the stopped sync came from.
   *
   * @param execution its ARN
   */
  public record Origin(Optional<String> flow, List<String> tags, String execution)
      implements JsonRecord {

    @Override
    public JsonFields json() {
      return new JsonFields().put("flow", flow).put("tags", tags).put("execution", execution);
    }
  }

  /** What to do about it. */
  public enum Left {
    /** Cancel a job that is the sync's own, or check another one. */
    JOB,
    /** Wait for the job of a trigger. */
    TRIGGER,
    NOTHING
  }

  /**
   * What a stopped sync has left.
   *
   * @param sentBy by when a trigger or cancel was sent that may still take effect; in JSON as
   *     milliseconds since 1970
   * @param ours whether the sync's own trigger has started the job, for certain
   * @param triggered when the sync learned of the job; in JSON as milliseconds since 1970
   * @param cancelled whether the sync may have sent a cancel
   * @param verdict how the clean-up ends if no job is found; empty if there is one
   * @param job the end of the job, if the sync saw it
   */
  public record LeftBehind(
      Left left,
      Optional<Instant> sentBy,
      OptionalLong jobId,
      boolean ours,
      Optional<Instant> createdAt,
      Optional<Instant> triggered,
      boolean cancelled,
      Optional<Verdict> verdict,
      Optional<JobAnswer> job)
      implements JsonRecord {

    @Override
    public JsonFields json() {
      return new JsonFields()
          .put("left", left)
          .put("sentBy", sentBy.map(Instant::toEpochMilli))
          .put("jobId", jobId)
          .put("ours", ours)
          .put("createdAt", createdAt)
          .put("triggered", triggered.map(Instant::toEpochMilli))
          .put("cancelled", cancelled)
          .put("verdict", verdict)
          .put("job", job.map(JobAnswer::json).orElse(new JsonFields().put("finished", false)));
    }

    /** Returns the result if nothing was left behind. */
    public static LeftBehind nothing(Verdict verdict) {
      return withoutJob(Left.NOTHING, Optional.empty(), verdict);
    }

    /** Returns a trigger whose job may still start. */
    public static LeftBehind trigger(Instant sentBy, Verdict verdict) {
      return withoutJob(Left.TRIGGER, Optional.of(sentBy), verdict);
    }

    private static LeftBehind withoutJob(Left left, Optional<Instant> sentBy, Verdict verdict) {
      return new LeftBehind(
          left,
          sentBy,
          OptionalLong.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.of(verdict),
          Optional.empty());
    }
  }
}
