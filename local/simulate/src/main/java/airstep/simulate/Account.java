package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import java.time.Instant;
import java.util.List;

/**
 * The result of a sync that was due: what was reported, and what was really done.
 *
 * @param stopped whether a person stopped it, or what it is part of
 * @param alerted whether an alert about it arrived
 * @param own the jobs that its own requests started, oldest first
 */
record Account(
    Due due,
    Instant began,
    Instant ended,
    Verdict verdict,
    boolean stopped,
    boolean alerted,
    List<EmbeddedJob> own) {

  /** What is reported at the end. */
  enum Verdict {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    /** Airbyte did not answer. */
    UNKNOWN,
    STOPPED;

    /** The verdict for what an execution of Airstep reports. */
    static Verdict of(String outcome) {
      return switch (outcome) {
        case "SUCCEEDED" -> SUCCEEDED;
        case "TIMED_OUT" -> TIMED_OUT;
        case "UNKNOWN" -> UNKNOWN;
        case "ABORTED" -> STOPPED;
        default -> FAILED;
      };
    }
  }
}
