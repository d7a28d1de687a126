package airstep.asl;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What can be chosen about an embedded Step Functions: what AWS leaves open or documents otherwise
 * than it does, and what stands beside it. Immutable: every {@code with} gives another choice.
 */
public final class StepFunctionsOptions {

  private boolean childrenStopWithParent = true;
  private TimedOutChild timedOutChild = TimedOutChild.TASK_FAILED;
  private TooMuchData tooMuchData = TooMuchData.BY_NAME_ONLY;
  private SdkNames sdkNames = SdkNames.V1;
  private UnaryOperator<ServiceIntegration> starting = service -> service;
  private boolean historiesKept = true;
  private List<ServiceIntegration> integrations = List.of();
  private ExecutionListener listener = new ExecutionListener() {};

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

  private StepFunctionsOptions() {}

  /**
   * Children are stopped, their time-out is {@code States.TaskFailed}, too much data is taken only
   * by name, errors carry the names of SDK v1, histories are kept.
   */
  public static StepFunctionsOptions defaults() {
    return new StepFunctionsOptions();
  }

  /** Whether a nested execution is stopped when its parent ends first. */
  public StepFunctionsOptions withChildrenStopWithParent(boolean stop) {
    return with(it -> it.childrenStopWithParent = stop);
  }

  /** What a parent sees of a nested execution that timed out. */
  public StepFunctionsOptions withTimedOutChild(TimedOutChild seen) {
    return with(it -> it.timedOutChild = seen);
  }

  /** Whether {@code States.ALL} takes {@code States.DataLimitExceeded}. */
  public StepFunctionsOptions withTooMuchData(TooMuchData taken) {
    return with(it -> it.tooMuchData = taken);
  }

  /** Whose names the errors of optimized integrations carry. */
  public StepFunctionsOptions withSdkNames(SdkNames names) {
    return with(it -> it.sdkNames = names);
  }

  /** Puts something around the service that starts nested executions: it may refuse or be slow. */
  public StepFunctionsOptions withStarting(UnaryOperator<ServiceIntegration> around) {
    return with(it -> it.starting = around);
  }

  /** Whether the history of a closed execution is kept; long simulations do not. */
  public StepFunctionsOptions withHistoriesKept(boolean kept) {
    return with(it -> it.historiesKept = kept);
  }

  public StepFunctionsOptions withIntegrations(List<ServiceIntegration> more) {
    return with(it -> it.integrations = List.copyOf(more));
  }

  public StepFunctionsOptions withListener(ExecutionListener heard) {
    return with(it -> it.listener = heard);
  }

  private StepFunctionsOptions with(Consumer<StepFunctionsOptions> change) {
    var copy = new StepFunctionsOptions();
    copy.childrenStopWithParent = childrenStopWithParent;
    copy.timedOutChild = timedOutChild;
    copy.tooMuchData = tooMuchData;
    copy.sdkNames = sdkNames;
    copy.starting = starting;
    copy.historiesKept = historiesKept;
    copy.integrations = integrations;
    copy.listener = listener;
    change.accept(copy);
    return copy;
  }

  boolean childrenStopWithParent() {
    return childrenStopWithParent;
  }

  TimedOutChild timedOutChild() {
    return timedOutChild;
  }

  TooMuchData tooMuchData() {
    return tooMuchData;
  }

  SdkNames sdkNames() {
    return sdkNames;
  }

  UnaryOperator<ServiceIntegration> starting() {
    return starting;
  }

  boolean historiesKept() {
    return historiesKept;
  }

  List<ServiceIntegration> integrations() {
    return integrations;
  }

  public ExecutionListener listener() {
    return listener;
  }
}
