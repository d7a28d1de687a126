package airstep.asl;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An execution in the shapes of AWS's responses and events. */
final class ExecutionShapes {

  private static final ObjectValue INCLUDED = ObjectValue.of("included", true);
  private static final ObjectValue EXCLUDED = ObjectValue.of("included", false);
  private static final int MOST_EVENT_BYTES = 253_952;

  private ExecutionShapes() {}

  /** An execution in the response of ListExecutions. */
  static ObjectValue row(Execution execution) {
    return summary(execution).build();
  }

  private static ObjectValue.Builder summary(Execution execution) {
    return ObjectValue.builder()
        .put("executionArn", execution.arn())
        .put("stateMachineArn", execution.stateMachineArn())
        .put("name", execution.name())
        .put("status", execution.status().name())
        .put("startDate", execution.startDate().toString())
        .put("stopDate", execution.stopDate().map(Instant::toString).orElse(null));
  }

  /** The response of DescribeExecution. */
  static ObjectValue description(Execution execution) {
    Optional<String> output = execution.output();
    return summary(execution)
        .put("input", execution.input())
        .put("inputDetails", INCLUDED)
        .put("output", output.orElse(null))
        .put("outputDetails", output.isPresent() ? INCLUDED : null)
        .put("redriveCount", 0)
        .put("redriveStatus", redriveStatus(execution))
        .put("redriveStatusReason", redriveStatusReason(execution))
        .put("error", execution.error().orElse(null))
        .put("cause", execution.cause().orElse(null))
        .build();
  }

  /** What the Task that started an execution receives: its result, or the cause as JSON. */
  static ObjectValue ended(Execution child) {
    ObjectValue included = ObjectValue.of("Included", true);
    boolean succeeded = child.status() == ExecutionStatus.SUCCEEDED;
    return ObjectValue.builder()
        .put("Cause", child.cause().orElse(null))
        .put("Error", child.error().orElse(null))
        .put("ExecutionArn", child.arn())
        .put("Input", succeeded ? child.input : child.input())
        .put("InputDetails", included)
        .put("Name", child.name())
        .put("Output", child.output)
        .put("OutputDetails", succeeded ? included : null)
        .put("RedriveCount", 0)
        .put("RedriveStatus", redriveStatus(child))
        .put("RedriveStatusReason", redriveStatusReason(child))
        .put("StartDate", child.startDate().toEpochMilli())
        .put("StateMachineArn", child.stateMachineArn())
        .put("Status", child.status().name())
        .put("StopDate", child.stopDate().orElseThrow().toEpochMilli())
        .build();
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

  /** The event for EventBridge, without an input or output that is too large for it. */
  static ObjectValue statusChange(Execution execution, String id, Instant time) {
    Optional<String> output = execution.output();
    long outputBytes = output.map(JsonValues::bytes).orElse(0L);
    boolean withOutput = outputBytes <= MOST_EVENT_BYTES;
    boolean withInput =
        JsonValues.bytes(execution.input()) + (withOutput ? outputBytes : 0) <= MOST_EVENT_BYTES;
    ObjectValue detail =
        ObjectValue.builder()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.stateMachineArn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("startDate", execution.startDate().toEpochMilli())
            .put("stopDate", orNull(execution.stopDate().map(Instant::toEpochMilli)))
            .put("input", withInput ? execution.input() : JsonValues.NULL)
            .put("inputDetails", withInput ? INCLUDED : EXCLUDED)
            .put("output", orNull(output.filter(_ -> withOutput)))
            .put("outputDetails", orNull(output.map(_ -> withOutput ? INCLUDED : EXCLUDED)))
            .put("error", orNull(execution.error()))
            .put("cause", orNull(execution.cause()))
            .build();
    return ObjectValue.builder()
        .put("version", "0")
        .put("id", id)
        .put("detail-type", "Step Functions Execution Status Change")
        .put("source", "aws.states")
        .put("account", execution.machine.account())
        .put("time", time.toString())
        .put("region", execution.machine.region())
        .put("resources", List.of(execution.arn()))
        .put("detail", detail)
        .build();
  }

  private static Object orNull(Optional<?> value) {
    return value.isPresent() ? value.get() : JsonValues.NULL;
  }
}
