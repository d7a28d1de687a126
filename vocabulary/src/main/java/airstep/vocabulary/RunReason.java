package airstep.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a run did not do what it was for, where its syncs do not say that themselves. The values of
 * each stand beside it: {@code seconds}, {@code flows}, {@code fault} (an error, as Step Functions
 * gives it).
 */
public enum RunReason {
  /** Flows that it follows have not succeeded in time: {@code seconds}, {@code flows}. */
  UPSTREAM_MISSING(true),
  /** Whether they have could not be seen at the deadline: {@code flows}, {@code fault}. */
  UPSTREAM_UNKNOWN(true),
  /** Plan Run failed: {@code fault}. */
  NOT_PLANNED(true),
  /** The syncs were started, and their outcomes got lost: {@code fault}. */
  LOST_TRACK(false),
  /** Of one sync: its execution was stopped. */
  SYNC_STOPPED(false),
  /** Of one sync: its execution gave no outcome: {@code status}, {@code error}, {@code reason}. */
  SYNC_LOST(false);

  private final boolean nothingStarted;

  RunReason(boolean nothingStarted) {
    this.nothingStarted = nothingStarted;
  }

  /** The reason of that name; none for a name of another release. */
  public static Optional<RunReason> of(String name) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(name)).findFirst();
  }

  /** Whether the run has started no sync, for certain. */
  public boolean nothingStarted() {
    return nothingStarted;
  }
}
