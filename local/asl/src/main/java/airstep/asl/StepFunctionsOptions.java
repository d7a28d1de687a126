package airstep.asl;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What can be chosen about an embedded Step Functions: what AWS leaves open or documents otherwise
 * than it does, and what stands beside it.
 *
 * @param childrenStopWithParent whether a nested execution is stopped when its parent ends first
 * @param timedOutChild what a parent sees of a nested execution that timed out
 * @param tooMuchData whether States.ALL takes States.DataLimitExceeded
 * @param sdkNames whose names the errors of optimized integrations carry
 * @param starting what stands between a Task that starts an execution and Step Functions
 * @param historiesKept whether the history of a closed execution is kept; long simulations do not
 * @param roleArn the role that executions run with
 */
public record StepFunctionsOptions(
    boolean childrenStopWithParent,
    TimedOutChild timedOutChild,
    TooMuchData tooMuchData,
    SdkNames sdkNames,
    UnaryOperator<ServiceIntegration> starting,
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

  /** Who takes {@code States.DataLimitExceeded}; nobody ever takes {@code States.Runtime}. */
  public enum TooMuchData {
    /** Only who names it: what the documentation says. */
    BY_NAME_ONLY,
    /** Also a catcher of {@code States.ALL}: what was recorded on AWS. */
    CAUGHT_BY_ALL,
    /** Also a retrier of {@code States.ALL}, which nobody has recorded yet. */
    RETRIED_AND_CAUGHT_BY_ALL
  }

  public StepFunctionsOptions {
    integrations = List.copyOf(integrations);
  }

  /**
   * Children are stopped, their time-out is {@code States.TaskFailed}, too much data is taken only
   * by name, errors carry the names of SDK v1, histories are kept.
   */
  public static StepFunctionsOptions defaults() {
    return new StepFunctionsOptions(
        true,
        TimedOutChild.TASK_FAILED,
        TooMuchData.BY_NAME_ONLY,
        SdkNames.V1,
        service -> service,
        true,
        "arn:aws:iam::000000000000:role/states",
        List.of(),
        new ExecutionListener() {});
  }

  public StepFunctionsOptions withChildrenStopWithParent(boolean stop) {
    return new StepFunctionsOptions(
        stop,
        timedOutChild,
        tooMuchData,
        sdkNames,
        starting,
        historiesKept,
        roleArn,
        integrations,
        listener);
  }

  public StepFunctionsOptions withTimedOutChild(TimedOutChild seen) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        seen,
        tooMuchData,
        sdkNames,
        starting,
        historiesKept,
        roleArn,
        integrations,
        listener);
  }

  public StepFunctionsOptions withTooMuchData(TooMuchData taken) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        timedOutChild,
        taken,
        sdkNames,
        starting,
        historiesKept,
        roleArn,
        integrations,
        listener);
  }

  public StepFunctionsOptions withSdkNames(SdkNames names) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        timedOutChild,
        tooMuchData,
        names,
        starting,
        historiesKept,
        roleArn,
        integrations,
        listener);
  }

  /** Puts something around the service that starts nested executions: it may refuse or be slow. */
  public StepFunctionsOptions withStarting(UnaryOperator<ServiceIntegration> around) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        timedOutChild,
        tooMuchData,
        sdkNames,
        around,
        historiesKept,
        roleArn,
        integrations,
        listener);
  }

  public StepFunctionsOptions withHistoriesKept(boolean kept) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        timedOutChild,
        tooMuchData,
        sdkNames,
        starting,
        kept,
        roleArn,
        integrations,
        listener);
  }

  public StepFunctionsOptions withRoleArn(String arn) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        timedOutChild,
        tooMuchData,
        sdkNames,
        starting,
        historiesKept,
        arn,
        integrations,
        listener);
  }

  public StepFunctionsOptions withIntegrations(List<ServiceIntegration> more) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        timedOutChild,
        tooMuchData,
        sdkNames,
        starting,
        historiesKept,
        roleArn,
        more,
        listener);
  }

  public StepFunctionsOptions withListener(ExecutionListener heard) {
    return new StepFunctionsOptions(
        childrenStopWithParent,
        timedOutChild,
        tooMuchData,
        sdkNames,
        starting,
        historiesKept,
        roleArn,
        integrations,
        heard);
  }
}
