package airstep.vocabulary;

import java.time.Duration;

/** The Lambda functions and their timeouts. */
public enum StepName {
  /** Reads a page of executions and their descriptions for each of up to ten flows. */
  CHECK_UPSTREAM("CheckUpstream", Duration.ofMinutes(2)),
  /** Reads up to 25 pages of an execution's history. */
  FIND_JOB("FindJob", Duration.ofMinutes(5)),
  PLAN_RUN("PlanRun", Duration.ofMinutes(5)),
  /** Lists all syncs that run. */
  TAKE_TURN("TakeTurn", Duration.ofMinutes(1)),
  PREPARE_SYNC("PrepareSync", Duration.ofMinutes(4)),
  /** Waits for Airbyte's answer as long as `triggerTimeout` allows, up to 13 minutes. */
  TRIGGER_SYNC("TriggerSync", Duration.ofSeconds(885)),
  CHECK_SYNC("CheckSync", Duration.ofMinutes(4)),
  CANCEL_SYNC("CancelSync", Duration.ofMinutes(6)),
  CLOSE_SYNC("CloseSync", Duration.ofSeconds(30)),
  CHECK_AIRBYTE("CheckAirbyte", Duration.ofMinutes(10)),
  CHECK_ALERT("CheckAlert", Duration.ofMinutes(2)),
  NOTIFY_RUN("NotifyRun", Duration.ofMinutes(2)),
  /** Called by a rule, not by a definition, for an execution that could not report its own end. */
  NOTIFY_STOPPED("NotifyStopped", Duration.ofMinutes(2)),
  /** Computes, and prints the metrics of a run: it has no secret and calls nothing. */
  CLOSE_RUN("CloseRun", Duration.ofSeconds(30));

  /** A Task waits longer than its function, so that the function's own error arrives first. */
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final String functionName;
  private final Duration functionTimeout;

  StepName(String functionName, Duration functionTimeout) {
    this.functionName = functionName;
    this.functionTimeout = functionTimeout;
  }

  /** Returns the name of the handler class, the function and the placeholder in the definitions. */
  public String functionName() {
    return functionName;
  }

  /**
   * Returns whether a definition calls it, so that an execution keeps using the version it started
   * with.
   */
  public boolean inDefinitions() {
    return this != NOTIFY_STOPPED;
  }

  /** Returns the timeout of the function. */
  public Duration functionTimeout() {
    return functionTimeout;
  }

  /** Returns the timeout of the Task. */
  public Duration taskTimeout() {
    return functionTimeout.plus(MARGIN);
  }
}
