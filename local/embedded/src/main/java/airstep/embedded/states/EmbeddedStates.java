package airstep.embedded.states;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.vocabulary.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The API of an embedded Step Functions for the AWS SDK's client: DescribeExecution,
 * GetExecutionHistory, ListExecutions, DescribeStateMachineForExecution and StopExecution. It
 * allows every caller.
 */
public record EmbeddedStates(Timeline timeline, StepFunctions stepFunctions) implements Service {

  private static final String SERVICE = "AWSStepFunctions.";
  private static final int USUAL_PAGE = 100;
  private static final int MOST_ROWS = 1000;

  /** The fields that GetExecutionHistory leaves out without execution data. */
  private static final Set<String> DATA = Set.of("input", "output", "parameters");

  /** The fields of an execution in a list. */
  private static final Set<String> ROW =
      Set.of("executionArn", "stateMachineArn", "name", "status", "startDate", "stopDate");

  @Override
  public Http.Response handle(Http.Request request) {
    return AwsOperation.serve(
        request,
        (operation, asked) -> {
          try {
            return AwsJson.response(timeline.onLoop(() -> answer(operation, asked)));
          } catch (StepFunctionsException e) {
            return AwsJson.error(400, e.code(), e.getMessage());
          }
        });
  }

  private Map<String, ?> answer(String operation, JsonObject asked) {
    return switch (operation) {
      case SERVICE + "DescribeExecution" -> describe(execution(asked));
      case SERVICE + "GetExecutionHistory" -> history(asked);
      case SERVICE + "ListExecutions" -> list(asked);
      case SERVICE + "DescribeStateMachineForExecution" -> machine(execution(asked));
      case SERVICE + "StopExecution" -> stop(asked);
      default ->
          throw new StepFunctionsException("UnknownOperation", "unknown operation: " + operation);
    };
  }

  private Execution execution(JsonObject asked) {
    return stepFunctions.describeExecution(asked.needText("executionArn"));
  }

  private static Map<String, Object> describe(Execution execution) {
    Map<String, Object> answer = new LinkedHashMap<>(execution.describe());
    answer.put("startDate", AwsJson.epochSeconds(execution.startDate()));
    execution.stopDate().ifPresent(stop -> answer.put("stopDate", AwsJson.epochSeconds(stop)));
    return answer;
  }

  private Map<String, ?> history(JsonObject asked) {
    boolean data = !Boolean.FALSE.equals(asked.fields().get("includeExecutionData"));
    List<HistoryEvent> all = execution(asked).history();
    return page(
        "events",
        asked.isTrue("reverseOrder") ? all.reversed() : all,
        asked,
        event -> Long.toString(event.id()),
        event -> event(event, data));
  }

  private static Map<String, Object> event(HistoryEvent event, boolean data) {
    Map<String, Object> shape = new LinkedHashMap<>(event.render());
    shape.put("timestamp", AwsJson.epochSeconds(event.timestamp()));
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

  private Map<String, ?> list(JsonObject asked) {
    Optional<String> status = asked.text("statusFilter");
    List<Execution> all =
        stepFunctions.listExecutions(asked.needText("stateMachineArn")).stream()
            .filter(each -> status.isEmpty() || each.status().name().equals(status.get()))
            .toList();
    return page("executions", all, asked, Execution::arn, EmbeddedStates::row);
  }

  private static Map<String, Object> row(Execution execution) {
    Map<String, Object> row = describe(execution);
    row.keySet().retainAll(ROW);
    return row;
  }

  /** The token of a page is the key of its last row, so new rows at the front do not shift it. */
  private static <T> Map<String, ?> page(
      String name,
      List<T> all,
      JsonObject asked,
      Function<T, String> key,
      Function<T, Map<String, Object>> shape) {
    long size = asked.whole("maxResults").orElse(USUAL_PAGE);
    if (size < 1 || size > MOST_ROWS) {
      throw new StepFunctionsException("ValidationException", "maxResults is 1 to " + MOST_ROWS);
    }
    List<T> left = asked.text("nextToken").map(token -> after(all, token, key)).orElse(all);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, left.stream().limit(size).map(shape).toList());
    if (left.size() > size) {
      answer.put("nextToken", key.apply(left.get((int) size - 1)));
    }
    return answer;
  }

  private static <T> List<T> after(List<T> all, String token, Function<T, String> key) {
    int last = all.stream().map(key).toList().indexOf(token);
    if (last < 0) {
      throw new StepFunctionsException("InvalidToken", "no token: " + token);
    }
    return all.subList(last + 1, all.size());
  }

  private Map<String, ?> machine(Execution execution) {
    String arn = execution.stateMachineArn();
    return Map.of(
        "stateMachineArn", arn,
        "name", arn.substring(arn.lastIndexOf(':') + 1),
        "definition", stepFunctions.machineOf(execution).definition(),
        "updateDate", AwsJson.epochSeconds(execution.startDate()));
  }

  private Map<String, ?> stop(JsonObject asked) {
    Execution execution = execution(asked);
    stepFunctions.stopExecution(
        execution.arn(), asked.text("error").orElse(null), asked.text("cause").orElse(null));
    return Map.of("stopDate", AwsJson.epochSeconds(execution.stopDate().orElseThrow()));
  }
}
