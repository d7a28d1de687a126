package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import java.time.Instant;
import java.util.List;

/**
 * What came of a sync that was due: what was said of it, and what was really done for it.
 *
 * @param stopped whether a person has stopped it, or what it is part of
 * @param told whether word of what it says has reached anybody
 * @param own the jobs that its own requests have started, oldest first
 */
record Account(
    Due due,
    Instant began,
    Instant ended,
    Verdict verdict,
    boolean stopped,
    boolean told,
    List<EmbeddedJob> own) {

  Account {
    own = List.copyOf(own);
  }

  /** What is said at the end. */
  enum Verdict {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    /** Airbyte could not be asked. */
    UNKNOWN,
    STOPPED
  }
}
