package airstep.vocabulary;

/**
 * The names of the states that code reads, in a definition or in the history of an execution.
 *
 * <p>Do not rename the states of a sync: a clean-up also reads the histories of earlier releases.
 */
public final class StateName {

  public static final String START_RUN = "Start Run";
  public static final String PLAN_RUN = "Plan Run";
  public static final String SYNC_PARTS = "Sync Parts";
  public static final String SYNC_CONNECTIONS = "Sync Connections";
  public static final String SYNC_CONNECTION = "Sync Connection";
  public static final String CLOSE_RUN = "Close Run";
  public static final String PUBLISH_RUN = "Publish Run";
  public static final String PREPARE_SYNC = "Prepare Sync";
  public static final String TRIGGER_SYNC = "Trigger Sync";
  public static final String CHECK_SYNC = "Check Sync";
  public static final String CANCEL_SYNC = "Cancel Sync";
  public static final String CLOSE_SYNC = "Close Sync";
  public static final String PUBLISH_SYNC = "Publish Sync";
  public static final String FIND_JOB = "Find Job";
  public static final String WAIT_FOR_CANCEL = "Wait For Cancel";
  public static final String WAIT_FOR_OTHER = "Wait For Other";
  public static final String WAIT_TO_LOOK = "Wait To Look";
  public static final String WAIT_TO_SETTLE = "Wait To Settle";
  public static final String WAIT_TO_TRIGGER = "Wait To Trigger";
  public static final String WAIT_FOR_JOB = "Wait For Job";

  private StateName() {}
}
