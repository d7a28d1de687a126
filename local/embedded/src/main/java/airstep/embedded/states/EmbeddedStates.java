package airstep.embedded.states;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.json.MissingFieldException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The API of an embedded Step Functions for the AWS SDK's client: DescribeExecution,
 * GetExecutionHistory, ListExecutions, DescribeStateMachineForExecution and StopExecution. It
 * allows every caller.
 */
public final class EmbeddedStates implements Service {

  private static final String SERVICE = "AWSStepFunctions.";
  private static final int USUAL_PAGE = 100;
  private static final int MOST_ROWS = 1000;

  /** The fields that GetExecutionHistory leaves out without execution data. */
  private static final Set<String> DATA = Set.of("input", "output", "parameters");

  /** The fields of an execution in a list. */
  private static final Set<String> ROW =
      Set.of("executionArn", "stateMachineArn", "name", "status", "startDate", "stopDate");

  private final Timeline timeline;
  private final StepFunctions stepFunctions;

  public EmbeddedStates(Timeline timeline, StepFunctions stepFunctions) {
    this.timeline = timeline;
    this.stepFunctions = stepFunctions;
  }

  @Override
  public Http.Response handle(Http.Request request) {
    String operation = AwsJson.operation(request);
    try {
      JsonObject asked = Json.readObject(request.body());
      return AwsJson.response(timeline.onLoop(() -> answer(operation, asked)));
    } catch (StepFunctionsException e) {
      return AwsJson.error(400, e.code(), e.getMessage());
    } catch (MissingFieldException e) {
      return AwsJson.error(400, "ValidationException", e.getMessage());
    } catch (MalformedJsonException e) {
      return AwsJson.error(400, "SerializationException", e.getMessage());
    }
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
    boolean reverse = asked.isTrue("reverseOrder");
    boolean data = !Boolean.FALSE.equals(asked.fields().get("includeExecutionData"));
    Execution execution = execution(asked);
    var all = reverse ? execution.history().reversed() : execution.history();
    Page<Map<String, Object>> page =
        Page.of(all, asked, event -> Long.toString(event.id())).map(event -> event(event, data));
    return page.answer("events");
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
    return Page.of(all, asked, Execution::arn).map(EmbeddedStates::row).answer("executions");
  }

  private static Map<String, Object> row(Execution execution) {
    Map<String, Object> row = describe(execution);
    row.keySet().retainAll(ROW);
    return row;
  }

  private Map<String, ?> machine(Execution execution) {
    Map<String, Object> answer = new LinkedHashMap<>();
    String arn = execution.stateMachineArn();
    answer.put("stateMachineArn", arn);
    answer.put("name", arn.substring(arn.lastIndexOf(':') + 1));
    answer.put("definition", stepFunctions.machineOf(execution).definition());
    answer.put("updateDate", AwsJson.epochSeconds(execution.startDate()));
    return answer;
  }

  private Map<String, ?> stop(JsonObject asked) {
    Execution execution = execution(asked);
    stepFunctions.stopExecution(
        execution.arn(), asked.text("error").orElse(null), asked.text("cause").orElse(null));
    return Map.of("stopDate", AwsJson.epochSeconds(execution.stopDate().orElseThrow()));
  }

  static int pageSize(JsonObject asked) {
    OptionalLong given = asked.whole("maxResults");
    if (given.isPresent() && (given.getAsLong() < 0 || given.getAsLong() > MOST_ROWS)) {
      throw new StepFunctionsException("ValidationException", "maxResults is 0 to " + MOST_ROWS);
    }
    return given.isEmpty() || given.getAsLong() == 0 ? USUAL_PAGE : (int) given.getAsLong();
  }
}
