package airstep.vocabulary;

/**
 * Why a run failed as a whole, as its definition reports it. Each constant lists the values that
 * belong to it: {@code seconds}, {@code flows}, {@code fault} (a {@link CaughtError}).
 */
public enum RunReason {
  /** The flows that it follows did not succeed in time: {@code seconds}, {@code flows}. */
  UPSTREAM_MISSING(true),
  /** At the deadline it was unknown whether they had: {@code flows}, {@code fault}. */
  UPSTREAM_UNKNOWN(true),
  /** Plan Run failed: {@code fault}. */
  NOT_PLANNED(true),
  /** The syncs were started, and their outcomes were lost: {@code fault}. */
  LOST_TRACK(false);

  private final boolean nothingStarted;

  RunReason(boolean nothingStarted) {
    this.nothingStarted = nothingStarted;
  }

  /** Returns whether the run certainly started no sync. */
  public boolean nothingStarted() {
    return nothingStarted;
  }
}
