package airstep.embedded.states;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The executions of a Step Functions in this process. Call it from work on its timeline. */
public record LiveExecutions(Timeline timeline, StepFunctions stepFunctions)
    implements KnownExecutions {

  @Override
  public Map<String, ?> describe(String arn) {
    return timeline.onLoop(() -> stepFunctions.describeExecution(arn).describe());
  }

  @Override
  public List<Map<String, ?>> history(
      String arn, boolean newestFirst, int most, OptionalLong after) {
    List<HistoryEvent> events =
        timeline.onLoop(
            () -> {
              List<HistoryEvent> all = stepFunctions.describeExecution(arn).history();
              List<HistoryEvent> rest = newestFirst ? before(all, after) : since(all, after);
              return rest.stream().limit(most).toList();
            });
    return events.stream().<Map<String, ?>>map(HistoryEvent::render).toList();
  }

  /** The ids of the events are 1, 2, 3 and so on. */
  private static List<HistoryEvent> since(List<HistoryEvent> all, OptionalLong id) {
    return all.subList((int) Math.min(all.size(), id.orElse(0)), all.size());
  }

  private static List<HistoryEvent> before(List<HistoryEvent> all, OptionalLong id) {
    return all.subList(0, (int) Math.min(all.size(), id.orElse(all.size() + 1L) - 1)).reversed();
  }

  @Override
  public List<Map<String, ?>> list(
      String stateMachineArn, Optional<ExecutionStatus> status, int most, Optional<String> after) {
    return timeline.onLoop(
        () -> {
          List<Execution> all = stepFunctions.listExecutions(stateMachineArn);
          int first =
              after
                  .map(arn -> 1 + all.stream().map(Execution::arn).toList().indexOf(arn))
                  .orElse(0);
          if (after.isPresent() && first == 0) {
            throw new StepFunctionsException("InvalidToken", "no token: " + after.get());
          }
          return all.subList(first, all.size()).stream()
              .filter(each -> status.isEmpty() || each.status() == status.get())
              .limit(most)
              .<Map<String, ?>>map(Execution::row)
              .toList();
        });
  }

  @Override
  public String definition(String arn) {
    return timeline.onLoop(
        () -> stepFunctions.machineOf(stepFunctions.describeExecution(arn)).definition());
  }

  @Override
  public List<String> stateMachines() {
    return timeline.onLoop(stepFunctions::listStateMachines);
  }

  @Override
  public String start(String stateMachineArn, String name, String input) {
    return timeline.onLoop(() -> stepFunctions.startExecution(stateMachineArn, name, input).arn());
  }

  @Override
  public void stop(String arn, String error, String cause) {
    timeline.onLoop(
        () -> {
          stepFunctions.stopExecution(arn, error, cause);
          return null;
        });
  }

  /** Returns whether this Step Functions has started the execution. */
  boolean has(String arn) {
    return timeline.onLoop(() -> stepFunctions.has(arn));
  }
}
