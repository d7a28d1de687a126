package airstep.live;

import airstep.vocabulary.Outcome;

/** What the sync of one connection does now, or its outcome; worst first. */
public enum SyncPhase {
  UNKNOWN("✗", "unknown"),
  FAILED("✗", "failed"),
  TIMED_OUT("✗", "timed out"),
  CANCELLED("✗", "cancelled"),
  RETRYING("↻", "retrying"),
  CANCELLING("↻", "cancelling"),
  /** It looks for the job of a trigger whose answer was lost. */
  LOOKING("↻", "looking for a job"),
  /** The connection runs a job of someone else. */
  OTHER_JOB("…", "waiting for another job"),
  RUNNING("▸", "running"),
  /** Airbyte has the job, and has not started it. */
  QUEUED("▸", "queued"),
  TRIGGERING("▸", "triggering"),
  PREPARING("▸", "preparing"),
  WAITING("…", "waiting"),
  SKIPPED("–", "skipped"),
  SUCCEEDED("✓", "succeeded");

  private final String sign;
  private final String word;

  SyncPhase(String sign, String word) {
    this.sign = sign;
    this.word = word;
  }

  static SyncPhase of(Outcome outcome) {
    return valueOf(outcome.name());
  }

  /** Returns a sign of one column, so that no meaning depends on color. */
  String sign() {
    return sign;
  }

  String word() {
    return word;
  }

  /** Returns whether the sync ended and failed in any way. */
  boolean failed() {
    return compareTo(CANCELLED) <= 0;
  }

  boolean ended() {
    return failed() || this == SKIPPED || this == SUCCEEDED;
  }

  /** Returns whether a job of the sync is known to be in Airbyte. */
  boolean hasJob() {
    return this == RUNNING || this == QUEUED || this == CANCELLING;
  }

  /** Returns whether a request that may start a job was sent. */
  boolean mayHaveJob() {
    return this == TRIGGERING || this == LOOKING;
  }
}
