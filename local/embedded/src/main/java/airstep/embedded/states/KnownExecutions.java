package airstep.embedded.states;

import airstep.asl.ExecutionStatus;
import airstep.asl.StepFunctionsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The executions that the API of a Step Functions returns and stops. Times in the returned values
 * are text. A method throws {@link StepFunctionsException} if Step Functions would refuse the call.
 */
public interface KnownExecutions {

  /** Returns the response of DescribeExecution. */
  Map<String, ?> describe(String arn);

  /**
   * Returns events of an execution as GetExecutionHistory does.
   *
   * @param newestFirst whether to begin with the newest one instead of the oldest
   * @param most the maximum number of events
   * @param after the id of the event before the first one; empty to begin at that end
   */
  List<Map<String, ?>> history(String arn, boolean newestFirst, int most, OptionalLong after);

  /**
   * Returns the executions of a state machine, each with at least the fields that ListExecutions
   * returns, newest first.
   *
   * @param most the maximum number of executions
   * @param after the ARN of the execution before the first one; empty to begin with the newest
   */
  List<Map<String, ?>> list(
      String stateMachineArn, Optional<ExecutionStatus> status, int most, Optional<String> after);

  /** Returns the definition that an execution runs. */
  String definition(String arn);

  /** Returns the ARNs of the state machines. */
  List<String> stateMachines();

  /**
   * Starts an execution and returns its ARN.
   *
   * @param name may be null
   */
  String start(String stateMachineArn, String name, String input);

  /**
   * Stops an execution, unless it has ended.
   *
   * @param error may be null
   * @param cause may be null
   */
  void stop(String arn, String error, String cause);
}
