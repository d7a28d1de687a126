package airstep.asl;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Choices of an embedded Step Functions: what AWS leaves open or documents differently from what it
 * does, and the services beside it. Immutable: every {@code with} method returns a changed copy.
 */
public final class StepFunctionsOptions {

  boolean childrenStopWithParent = true;
  TimedOutChild timedOutChild = TimedOutChild.TASK_FAILED;
  TooMuchData tooMuchData = TooMuchData.BY_NAME_ONLY;
  SdkNames sdkNames = SdkNames.V1;
  UnaryOperator<ServiceIntegration> starting = service -> service;
  List<ServiceIntegration> integrations = List.of();
  ExecutionListener listener = new ExecutionListener() {};
  ExecutionRegister register = (_, _) -> true;

  /** The error that a Task raises when the execution that it started has timed out. */
  public enum TimedOutChild {
    /** {@code States.TaskFailed}, with the status in the cause. */
    TASK_FAILED,
    /** {@code States.Timeout}. */
    TIMEOUT
  }

  /** What handles {@code States.DataLimitExceeded}; nothing ever handles {@code States.Runtime}. */
  public enum TooMuchData {
    /** Only retriers and catchers that name it, as documented. */
    BY_NAME_ONLY,
    /** Also a catcher of {@code States.ALL}, as recorded on AWS. */
    CAUGHT_BY_ALL,
    /** Also a retrier of {@code States.ALL}, which has not been recorded yet. */
    RETRIED_AND_CAUGHT_BY_ALL
  }

  private StepFunctionsOptions() {}

  private StepFunctionsOptions(StepFunctionsOptions other) {
    childrenStopWithParent = other.childrenStopWithParent;
    timedOutChild = other.timedOutChild;
    tooMuchData = other.tooMuchData;
    sdkNames = other.sdkNames;
    starting = other.starting;
    integrations = other.integrations;
    listener = other.listener;
    register = other.register;
  }

  /**
   * Children stop with their parent, their timeout is {@code States.TaskFailed}, only its name
   * handles {@code States.DataLimitExceeded}, and errors have the names of SDK v1.
   */
  public static StepFunctionsOptions defaults() {
    return new StepFunctionsOptions();
  }

  /** Whether a nested execution is stopped when its parent ends first. */
  public StepFunctionsOptions withChildrenStopWithParent(boolean stop) {
    return with(it -> it.childrenStopWithParent = stop);
  }

  /** The error that a parent receives from a nested execution that timed out. */
  public StepFunctionsOptions withTimedOutChild(TimedOutChild error) {
    return with(it -> it.timedOutChild = error);
  }

  /** Whether {@code States.ALL} handles {@code States.DataLimitExceeded}. */
  public StepFunctionsOptions withTooMuchData(TooMuchData handled) {
    return with(it -> it.tooMuchData = handled);
  }

  /** The SDK that names the errors of optimized integrations. */
  public StepFunctionsOptions withSdkNames(SdkNames names) {
    return with(it -> it.sdkNames = names);
  }

  /** Wraps the integrations that start nested executions, so that they may refuse or be slow. */
  public StepFunctionsOptions withStarting(UnaryOperator<ServiceIntegration> wrapper) {
    return with(it -> it.starting = wrapper);
  }

  /** Adds integrations to those with Lambda and Step Functions, and to those added before. */
  public StepFunctionsOptions withIntegrations(List<ServiceIntegration> more) {
    return with(
        it -> it.integrations = Stream.concat(it.integrations.stream(), more.stream()).toList());
  }

  /** Sets the listener to everything that happens to executions. */
  public StepFunctionsOptions withListener(ExecutionListener added) {
    return with(it -> it.listener = added);
  }

  /** Sets what is asked before an execution starts; by default, no name is taken elsewhere. */
  public StepFunctionsOptions withRegister(ExecutionRegister names) {
    return with(it -> it.register = names);
  }

  public ExecutionListener listener() {
    return listener;
  }

  private StepFunctionsOptions with(Consumer<StepFunctionsOptions> change) {
    var copy = new StepFunctionsOptions(this);
    change.accept(copy);
    return copy;
  }
}
