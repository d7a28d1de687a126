package airstep.embedded.states;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.Timeline;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The executions of a Step Functions in this process. Call it from work on its timeline. */
public record LiveExecutions(Timeline timeline, StepFunctions stepFunctions)
    implements KnownExecutions {

  @Override
  public Map<String, ?> describe(String arn) {
    return timeline.onLoop(() -> stepFunctions.describeExecution(arn).describe());
  }

  @Override
  public List<Map<String, ?>> history(String arn) {
    List<HistoryEvent> events =
        timeline.onLoop(() -> List.copyOf(stepFunctions.describeExecution(arn).history()));
    return new AbstractList<>() {
      @Override
      public Map<String, ?> get(int index) {
        return events.get(index).render();
      }

      @Override
      public int size() {
        return events.size();
      }
    };
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
