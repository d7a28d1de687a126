package airstep.asl;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.List;

/** An execution in the shapes in which AWS shows it. */
final class ExecutionShapes {

  private static final ObjectValue INCLUDED = ObjectValue.of("included", true);
  private static final ObjectValue EXCLUDED = ObjectValue.of("included", false);
  private static final int MOST_EVENT_BYTES = 253_952;

  private ExecutionShapes() {}

  /** What DescribeExecution gives. */
  static ObjectValue description(Execution execution) {
    ObjectValue.Builder shape =
        ObjectValue.builder()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.stateMachineArn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("startDate", execution.startDate().toString())
            .put("stopDate", execution.stopDate().map(Instant::toString).orElse(null))
            .put("input", execution.input())
            .put("inputDetails", INCLUDED);
    execution
        .output()
        .ifPresent(output -> shape.put("output", output).put("outputDetails", INCLUDED));
    return shape
        .put("redriveCount", 0)
        .put("redriveStatus", redriveStatus(execution))
        .put("redriveStatusReason", redriveStatusReason(execution))
        .put("error", execution.error().orElse(null))
        .put("cause", execution.cause().orElse(null))
        .build();
  }

  /** What the Task that started an execution gets when it has succeeded. */
  static ObjectValue succeeded(Execution child) {
    ObjectValue included = ObjectValue.of("Included", true);
    return ObjectValue.builder()
        .put("ExecutionArn", child.arn())
        .put("Input", child.inputValue())
        .put("InputDetails", included)
        .put("Name", child.name())
        .put("Output", child.outputValue())
        .put("OutputDetails", included)
        .put("RedriveCount", 0)
        .put("RedriveStatus", redriveStatus(child))
        .put("RedriveStatusReason", redriveStatusReason(child))
        .put("StartDate", child.startDate().toEpochMilli())
        .put("StateMachineArn", child.stateMachineArn())
        .put("Status", child.status().name())
        .put("StopDate", child.stopDate().orElseThrow().toEpochMilli())
        .build();
  }

  /** The cause, as JSON, of the Task that started an execution which has failed. */
  static String failed(Execution child) {
    return JsonValues.write(
        ObjectValue.builder()
            .put("Cause", child.cause().orElse(null))
            .put("Error", child.error().orElse(null))
            .put("ExecutionArn", child.arn())
            .put("Input", child.input())
            .put("InputDetails", ObjectValue.of("Included", true))
            .put("Name", child.name())
            .put("RedriveCount", 0)
            .put("RedriveStatus", redriveStatus(child))
            .put("RedriveStatusReason", redriveStatusReason(child))
            .put("StartDate", child.startDate().toEpochMilli())
            .put("StateMachineArn", child.stateMachineArn())
            .put("Status", child.status().name())
            .put("StopDate", child.stopDate().orElseThrow().toEpochMilli())
            .build());
  }

  private static String redriveStatus(Execution execution) {
    return redriveStatusReason(execution) == null ? "REDRIVABLE" : "NOT_REDRIVABLE";
  }

  /** Why an execution cannot be redriven; null if it can. */
  private static String redriveStatusReason(Execution execution) {
    return switch (execution.status()) {
      case RUNNING, SUCCEEDED -> "Execution is " + execution.status() + " and cannot be redriven";
      case FAILED, TIMED_OUT, ABORTED ->
          execution.historyEvents() < ServiceQuotas.MOST_EVENTS - 1
              ? null
              : "Execution history event limit exceeded";
    };
  }

  /** What goes to EventBridge; large input and output are left out of it. */
  static ObjectValue statusChange(Execution execution, String id, Instant time) {
    long input = JsonValues.bytes(execution.input());
    long output = execution.output().map(JsonValues::bytes).orElse(0L);
    boolean withOutput = output <= MOST_EVENT_BYTES;
    boolean withInput = input + (withOutput ? output : 0) <= MOST_EVENT_BYTES;
    ObjectValue.Builder detail =
        ObjectValue.builder()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.stateMachineArn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("startDate", execution.startDate().toEpochMilli())
            .put(
                "stopDate",
                execution.stopDate().<Object>map(Instant::toEpochMilli).orElse(JsonValues.NULL))
            .put("input", withInput ? execution.input() : JsonValues.NULL)
            .put("inputDetails", withInput ? INCLUDED : EXCLUDED)
            .put(
                "output",
                withOutput
                    ? execution.output().<Object>map(text -> text).orElse(JsonValues.NULL)
                    : JsonValues.NULL)
            .put(
                "outputDetails",
                execution.output().isEmpty() ? JsonValues.NULL : withOutput ? INCLUDED : EXCLUDED);
    return ObjectValue.builder()
        .put("version", "0")
        .put("id", id)
        .put("detail-type", "Step Functions Execution Status Change")
        .put("source", "aws.states")
        .put("account", execution.machine().account())
        .put("time", time.toString())
        .put("region", execution.machine().region())
        .put("resources", List.of(execution.arn()))
        .put("detail", detail.build())
        .build();
  }
}
