package airstep.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a sync ended as it did. Definitions carry the code and its values; the sentence is made once,
 * by {@code CloseSync}.
 */
public enum SyncReason {
  /** Airbyte ended the job; {@code job} says how. */
  JOB_ENDED(false),
  /** The connection is not active; {@code sync.skip} says why. */
  NOT_ACTIVE(false),
  /** Prepare Sync failed: {@code fault}. */
  NOTHING_STARTED(true),
  /** A trigger was refused for good: {@code fault}. */
  REFUSED(true),
  /** No trigger started a job: {@code fault}. */
  TRIGGER_FAILED(true),
  /** A trigger failed, and the last look for its job too: {@code fault}. */
  START_UNSEEN(true),
  /** Airbyte listed the connection's jobs in ways that contradict each other: {@code fault}. */
  LISTS_CONTRADICT(true),
  /** An answer was lost, and the key may not list jobs: {@code fault}. */
  JOBS_NOT_LISTED(true),
  /** Another job ran already: {@code job}, its number. */
  OTHER_RUNS(false),
  /** The job had not ended at the deadline, and was cancelled. */
  NOT_FINISHED(false),
  /** It was cancelled, and has not ended since. */
  NOT_ENDED_BY_CANCEL(false),
  /** It had not ended at the deadline, and may be another's: not cancelled. */
  NOT_OURS(false),
  /** Airbyte has not shown the job for {@code seconds}: {@code fault}. */
  JOB_HIDDEN(true),
  /** Airbyte could not be asked about the job at the deadline: {@code fault}. */
  JOB_UNSEEN(true),
  /** The cancel was sent, and its effect not confirmed: {@code fault}. */
  CANCEL_UNCONFIRMED(true),
  /** The look before the cancel failed, so none was sent: {@code fault}. */
  CANCEL_UNSEEN(true),
  /** Of a stopped sync: what it has left running could not be found out: {@code fault}. */
  LEFT_UNKNOWN(true),
  /** Of a stopped sync: it had started no job. */
  NO_JOB(false),
  /** Of a stopped sync: no job came of the trigger that was under way. */
  NO_JOB_CAME(false),
  /** Of a stopped sync: a trigger was under way, and the key may not list jobs. */
  JOB_MAY_RUN(false);

  private final boolean fault;

  SyncReason(boolean fault) {
    this.fault = fault;
  }

  /** The reason of that name; empty for a name of another release. */
  public static Optional<SyncReason> of(String name) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(name)).findFirst();
  }

  /** Whether it is an error that a state has caught, in {@code fault}. */
  public boolean isFault() {
    return fault;
  }
}
