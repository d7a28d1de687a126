package airstep.operate;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import airstep.vocabulary.sync.FindOutput.LeftBehind;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What becomes of a job when its run is stopped.
 *
 * @param connection the label of the connection
 * @param jobId empty if the job may still be starting
 */
public record StoppedJob(String connection, OptionalLong jobId, Fate fate) implements JsonRecord {

  /** What the clean-up does, which cancels only what is proven to be the run's own. */
  public enum Fate {
    /** The run has started the job, for certain. */
    CANCELLED,
    /** Another run, schedule or person may have started it. */
    LEFT_ALONE,
    /** A trigger may still take effect, and nothing proves then which job is its own. */
    MAY_START
  }

  /** Returns empty if the sync has no job, or has seen it end. */
  static Optional<StoppedJob> of(String connection, LeftBehind left) {
    return switch (left.left()) {
      case JOB -> {
        Fate fate = left.ours() ? Fate.CANCELLED : Fate.LEFT_ALONE;
        yield Optional.of(new StoppedJob(connection, left.jobId(), fate));
      }
      case TRIGGER -> Optional.of(new StoppedJob(connection, left.jobId(), Fate.MAY_START));
      case NOTHING ->
          left.verdict()
              .filter(verdict -> verdict.outcome() == Outcome.UNKNOWN && left.jobId().isEmpty())
              .map(_ -> new StoppedJob(connection, left.jobId(), Fate.MAY_START));
    };
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("connection", connection)
        .put("jobId", jobId)
        .put("fate", fate.name().toLowerCase(Locale.ROOT));
  }
}
