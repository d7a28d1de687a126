package airstep.embedded.states;

import airstep.asl.ExecutionStatus;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The API of an embedded Step Functions for the AWS SDK's client: DescribeExecution,
 * GetExecutionHistory, ListExecutions, ListStateMachines, DescribeStateMachineForExecution,
 * StartExecution and StopExecution. It allows every caller.
 */
public record EmbeddedStates(KnownExecutions executions) implements Service {

  private static final String SERVICE = "AWSStepFunctions.";
  private static final int USUAL_PAGE = 100;
  private static final int MOST_ROWS = 1000;

  /** The fields that GetExecutionHistory leaves out without execution data. */
  private static final Set<String> DATA = Set.of("input", "output", "parameters");

  /** The fields of an execution in a list. */
  private static final Set<String> ROW =
      Set.of("executionArn", "stateMachineArn", "name", "status", "startDate", "stopDate");

  /** The API of a Step Functions in this process. */
  public EmbeddedStates(Timeline timeline, StepFunctions stepFunctions) {
    this(new LiveExecutions(timeline, stepFunctions));
  }

  @Override
  public Http.Response handle(Http.Request request) {
    return AwsOperation.serve(
        request,
        (operation, asked) -> {
          try {
            return AwsJson.response(answer(operation, asked));
          } catch (StepFunctionsException e) {
            return AwsJson.error(400, e.code(), e.getMessage());
          }
        });
  }

  private Map<String, ?> answer(String operation, JsonObject asked) {
    return switch (operation) {
      case SERVICE + "DescribeExecution" -> timed(executions.describe(arn(asked)));
      case SERVICE + "GetExecutionHistory" -> history(asked);
      case SERVICE + "ListExecutions" -> list(asked);
      case SERVICE + "ListStateMachines" -> stateMachines(asked);
      case SERVICE + "DescribeStateMachineForExecution" -> machine(arn(asked));
      case SERVICE + "StartExecution" -> start(asked);
      case SERVICE + "StopExecution" -> stop(asked);
      default ->
          throw new StepFunctionsException("UnknownOperation", "unknown operation: " + operation);
    };
  }

  private static String arn(JsonObject asked) {
    return asked.needText("executionArn");
  }

  /** The same with the times of the protocol. */
  private static Map<String, Object> timed(Map<String, ?> shape) {
    Map<String, Object> timed = new LinkedHashMap<>(shape);
    for (String name : List.of("startDate", "stopDate", "timestamp")) {
      timed.computeIfPresent(name, (_, time) -> AwsJson.epochSeconds(Instant.parse((String) time)));
    }
    return timed;
  }

  private Map<String, ?> history(JsonObject asked) {
    boolean data = !Boolean.FALSE.equals(asked.fields().get("includeExecutionData"));
    int size = size(asked);
    Optional<String> token = asked.text("nextToken");
    OptionalLong after = token.isEmpty() ? OptionalLong.empty() : OptionalLong.of(id(token.get()));
    List<Map<String, ?>> events =
        executions.history(arn(asked), asked.isTrue("reverseOrder"), size + 1, after);
    if (token.isPresent() && events.isEmpty()) {
      throw noToken(token.get());
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("events", events.stream().limit(size).map(event -> event(event, data)).toList());
    if (events.size() > size) {
      answer.put("nextToken", events.get(size - 1).get("id").toString());
    }
    return answer;
  }

  /** The token of a page of a history is the id of its last event. */
  private static long id(String token) {
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException _) {
      throw noToken(token);
    }
  }

  private static Map<String, Object> event(Map<String, ?> event, boolean data) {
    Map<String, Object> shape = timed(event);
    if (!data) {
      shape.replaceAll((_, value) -> value instanceof Map<?, ?> details ? bare(details) : value);
    }
    return shape;
  }

  private static Map<Object, Object> bare(Map<?, ?> details) {
    Map<Object, Object> bare = new LinkedHashMap<>(details);
    bare.keySet().removeAll(DATA);
    return bare;
  }

  /** The token of a page is the ARN of its last row, so new rows at the front do not shift it. */
  private Map<String, ?> list(JsonObject asked) {
    int size = size(asked);
    List<Map<String, ?>> rows =
        executions.list(
            asked.needText("stateMachineArn"),
            asked.text("statusFilter").map(ExecutionStatus::valueOf),
            size + 1,
            asked.text("nextToken"));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("executions", rows.stream().limit(size).map(EmbeddedStates::row).toList());
    if (rows.size() > size) {
      answer.put("nextToken", rows.get(size - 1).get("executionArn"));
    }
    return answer;
  }

  private static Map<String, Object> row(Map<String, ?> execution) {
    Map<String, Object> row = timed(execution);
    row.keySet().retainAll(ROW);
    return row;
  }

  private Map<String, ?> stateMachines(JsonObject asked) {
    List<String> all = executions.stateMachines();
    int first = asked.text("nextToken").map(token -> after(all, token)).orElse(0);
    int end = Math.min(all.size(), first + size(asked));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "stateMachines", all.subList(first, end).stream().map(EmbeddedStates::machineRow).toList());
    if (end < all.size()) {
      answer.put("nextToken", all.get(end - 1));
    }
    return answer;
  }

  private static Map<String, ?> machineRow(String arn) {
    return Map.of("stateMachineArn", arn, "name", name(arn), "type", "STANDARD", "creationDate", 0);
  }

  private static int size(JsonObject asked) {
    long size = asked.whole("maxResults").orElse(USUAL_PAGE);
    if (size < 1 || size > MOST_ROWS) {
      throw new StepFunctionsException("ValidationException", "maxResults is 1 to " + MOST_ROWS);
    }
    return (int) size;
  }

  /** The token of a page of machines is the ARN of its last one. */
  private static int after(List<String> all, String token) {
    if (!all.contains(token)) {
      throw noToken(token);
    }
    return all.indexOf(token) + 1;
  }

  private static StepFunctionsException noToken(String token) {
    return new StepFunctionsException("InvalidToken", "no token: " + token);
  }

  private Map<String, ?> machine(String executionArn) {
    Map<String, ?> execution = executions.describe(executionArn);
    String arn = (String) execution.get("stateMachineArn");
    return Map.of(
        "stateMachineArn", arn,
        "name", name(arn),
        "definition", executions.definition(executionArn),
        "updateDate", timed(execution).get("startDate"));
  }

  private static String name(String machineArn) {
    return machineArn.substring(machineArn.lastIndexOf(':') + 1);
  }

  private Map<String, ?> start(JsonObject asked) {
    String arn =
        executions.start(
            asked.needText("stateMachineArn"),
            asked.text("name").orElse(null),
            asked.text("input").orElse("{}"));
    return Map.of(
        "executionArn", arn, "startDate", timed(executions.describe(arn)).get("startDate"));
  }

  private Map<String, ?> stop(JsonObject asked) {
    executions.stop(arn(asked), asked.text("error").orElse(null), asked.text("cause").orElse(null));
    return Map.of("stopDate", timed(executions.describe(arn(asked))).get("stopDate"));
  }
}
