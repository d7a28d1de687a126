package airstep.vocabulary;

import java.time.Duration;

/** The Lambda functions, and how long each may take. */
public enum StepName {
  /** A page of executions, and one description for each that may count, of up to ten flows. */
  CHECK_UPSTREAM("CheckUpstream", Duration.ofMinutes(2)),
  /** The history of an execution has up to 25 pages. */
  FIND_JOB("FindJob", Duration.ofMinutes(5)),
  PLAN_RUN("PlanRun", Duration.ofMinutes(5)),
  PREPARE_SYNC("PrepareSync", Duration.ofMinutes(4)),
  /** Airbyte may keep the request waiting for as long as `triggerTimeout` allows, 13 minutes. */
  TRIGGER_SYNC("TriggerSync", Duration.ofSeconds(885)),
  CHECK_SYNC("CheckSync", Duration.ofMinutes(4)),
  CANCEL_SYNC("CancelSync", Duration.ofMinutes(6)),
  CHECK_AIRBYTE("CheckAirbyte", Duration.ofMinutes(10)),
  CHECK_ALERT("CheckAlert", Duration.ofMinutes(2)),
  NOTIFY_RUN("NotifyRun", Duration.ofMinutes(2)),
  /** Called by no definition but by a rule, for an execution that could not tell by itself. */
  NOTIFY_STOPPED("NotifyStopped", Duration.ofMinutes(2)),
  REPORT_RUN("ReportRun", Duration.ofSeconds(30)),
  /** Computes only: it has no secret and calls nothing. */
  CLOSE_RUN("CloseRun", Duration.ofSeconds(30));

  /** A Task waits longer than its function runs, so that the function's own end is heard. */
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final String functionName;
  private final Duration functionTimeout;

  StepName(String functionName, Duration functionTimeout) {
    this.functionName = functionName;
    this.functionTimeout = functionTimeout;
  }

  /** The name of the handler's class, of the function, and of the definitions' placeholder. */
  public String functionName() {
    return functionName;
  }

  /** Whether a definition calls it, and so keeps calling the code that it began with. */
  public boolean inDefinitions() {
    return this != NOTIFY_STOPPED;
  }

  /** After which Lambda ends the function. */
  public Duration functionTimeout() {
    return functionTimeout;
  }

  /** After which Step Functions gives the Task up. */
  public Duration taskTimeout() {
    return functionTimeout.plus(MARGIN);
  }
}
