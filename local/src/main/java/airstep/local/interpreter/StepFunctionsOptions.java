package airstep.local.interpreter;

import java.util.List;

/**
 * What can be chosen about an embedded Step Functions.
 *
 * @param childrenStopWithParent whether a nested execution is stopped when its parent ends first
 * @param timedOutChild what a parent sees of a nested execution that timed out
 * @param historiesKept whether the history of a closed execution is kept; long simulations do not
 * @param roleArn the role that executions run with
 */
public record StepFunctionsOptions(
    boolean childrenStopWithParent,
    TimedOutChild timedOutChild,
    boolean historiesKept,
    String roleArn,
    List<ServiceIntegration> integrations,
    ExecutionListener listener) {

  /** The error that a Task raises when the execution that it started has timed out. */
  public enum TimedOutChild {
    /** {@code States.TaskFailed}, with the status in the cause. */
    TASK_FAILED,
    /** {@code States.Timeout}. */
    TIMEOUT
  }

  public StepFunctionsOptions {
    integrations = List.copyOf(integrations);
  }

  /** Children are stopped, their time-out is {@code States.TaskFailed}, histories are kept. */
  public static StepFunctionsOptions defaults() {
    return new StepFunctionsOptions(
        true,
        TimedOutChild.TASK_FAILED,
        true,
        "arn:aws:iam::000000000000:role/states",
        List.of(),
        new ExecutionListener() {});
  }

  public StepFunctionsOptions withChildrenStopWithParent(boolean stop) {
    return new StepFunctionsOptions(
        stop, timedOutChild, historiesKept, roleArn, integrations, listener);
  }

  public StepFunctionsOptions withTimedOutChild(TimedOutChild seen) {
    return new StepFunctionsOptions(
        childrenStopWithParent, seen, historiesKept, roleArn, integrations, listener);
  }

  public StepFunctionsOptions withHistoriesKept(boolean kept) {
    return new StepFunctionsOptions(
        childrenStopWithParent, timedOutChild, kept, roleArn, integrations, listener);
  }

  public StepFunctionsOptions withRoleArn(String arn) {
    return new StepFunctionsOptions(
        childrenStopWithParent, timedOutChild, historiesKept, arn, integrations, listener);
  }

  public StepFunctionsOptions withIntegrations(List<ServiceIntegration> more) {
    return new StepFunctionsOptions(
        childrenStopWithParent, timedOutChild, historiesKept, roleArn, more, listener);
  }

  public StepFunctionsOptions withListener(ExecutionListener heard) {
    return new StepFunctionsOptions(
        childrenStopWithParent, timedOutChild, historiesKept, roleArn, integrations, heard);
  }
}
