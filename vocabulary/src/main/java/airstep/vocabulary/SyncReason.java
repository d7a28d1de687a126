package airstep.vocabulary;

/**
 * Why a sync ended as it did. The definition gives the code and its values, and CloseSync turns
 * them into a sentence.
 */
public enum SyncReason {
  /** The job ended: {@code job}. */
  JOB_ENDED(false),
  /** The connection is not active: {@code sync.skip}. */
  NOT_ACTIVE(false),
  /** Prepare Sync failed: {@code fault}. */
  NOTHING_STARTED(true),
  /**
   * The sync has waited too long for other syncs of its Airbyte: {@code fault}, if there is one.
   */
  NO_TURN(true),
  /** A trigger was refused, and a retry cannot help: {@code fault}. */
  REFUSED(true),
  /** No trigger started a job: {@code fault}. */
  TRIGGER_FAILED(true),
  /** A trigger failed, and so did the last search for its job: {@code fault}. */
  START_UNSEEN(true),
  /** Airbyte's lists of the connection's jobs contradict each other: {@code fault}. */
  LISTS_CONTRADICT(true),
  /** An answer was lost, and the credentials may not list jobs: {@code fault}. */
  JOBS_NOT_LISTED(true),
  /** Another job was already running: {@code job}, its id. */
  OTHER_RUNS(false),
  /** The job had not ended at the deadline and was cancelled. */
  NOT_FINISHED(false),
  /** The job was cancelled and has still not ended. */
  NOT_ENDED_BY_CANCEL(false),
  /** The job had not ended at the deadline. It may be someone else's, so it was not cancelled. */
  NOT_OURS(false),
  /** Airbyte has not shown the job for {@code seconds}: {@code fault}. */
  JOB_HIDDEN(true),
  /** The job could not be checked in Airbyte at the deadline: {@code fault}. */
  JOB_UNSEEN(true),
  /** The cancel was sent but not confirmed: {@code fault}. */
  CANCEL_UNCONFIRMED(true),
  /** The check before the cancel failed, so none was sent: {@code fault}. */
  CANCEL_UNSEEN(true),
  /** FindJob failed, so what a stopped sync has left is unknown: {@code fault}. */
  LEFT_UNKNOWN(true),
  /** A stopped sync had started no job. */
  NO_JOB(false),
  /** The trigger of a stopped sync started no job. */
  NO_JOB_CAME(false),
  /** A stopped sync was starting a job, and the credentials may not list jobs. */
  JOB_MAY_RUN(false);

  private final boolean fault;

  SyncReason(boolean fault) {
    this.fault = fault;
  }

  /** Returns whether the reason includes an error that a state has caught. */
  public boolean isFault() {
    return fault;
  }
}
