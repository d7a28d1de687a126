package airstep.embedded.states;

import airstep.asl.Execution;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.json.MissingFieldException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Answers for an embedded Step Functions as AWS does: DescribeExecution, GetExecutionHistory,
 * ListExecutions, DescribeStateMachineForExecution and StopExecution. Anybody who asks is allowed.
 */
public final class EmbeddedStates implements Service {

  private static final String SERVICE = "AWSStepFunctions.";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final int USUAL_PAGE = 100;
  private static final int MOST_ROWS = 1000;

  /** What GetExecutionHistory leaves out if it is asked for no execution data. */
  private static final Set<String> DATA = Set.of("input", "output", "parameters");

  private final Timeline timeline;
  private final StepFunctions stepFunctions;

  public EmbeddedStates(Timeline timeline, StepFunctions stepFunctions) {
    this.timeline = timeline;
    this.stepFunctions = stepFunctions;
  }

  @Override
  public Http.Response handle(Http.Request request) {
    String target = Headers.value(request.headers(), "X-Amz-Target").orElse("");
    try {
      JsonObject asked = Json.readObject(request.body());
      return reply(200, timeline.onLoop(() -> answer(target, asked)));
    } catch (StepFunctionsException e) {
      return refusal(e.code(), e.getMessage());
    } catch (MissingFieldException e) {
      return refusal("ValidationException", e.getMessage());
    } catch (MalformedJsonException e) {
      return refusal("SerializationException", e.getMessage());
    }
  }

  private Map<String, ?> answer(String target, JsonObject asked) {
    return switch (target) {
      case SERVICE + "DescribeExecution" -> describe(execution(asked));
      case SERVICE + "GetExecutionHistory" -> history(asked);
      case SERVICE + "ListExecutions" -> list(asked);
      case SERVICE + "DescribeStateMachineForExecution" -> machine(execution(asked));
      case SERVICE + "StopExecution" -> stop(asked);
      default -> throw new StepFunctionsException("UnknownOperation", "no operation: " + target);
    };
  }

  private Execution execution(JsonObject asked) {
    return stepFunctions.describeExecution(asked.needText("executionArn"));
  }

  private static Map<String, ?> describe(Execution execution) {
    Map<String, Object> answer = new LinkedHashMap<>(execution.describe());
    putDates(answer, execution);
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

  private static Map<String, Object> event(airstep.asl.HistoryEvent event, boolean data) {
    Map<String, Object> shape = new LinkedHashMap<>(event.render());
    shape.put("timestamp", epochSeconds(event.timestamp()));
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
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("executionArn", execution.arn());
    row.put("stateMachineArn", execution.stateMachineArn());
    row.put("name", execution.name());
    row.put("status", execution.status().name());
    putDates(row, execution);
    return row;
  }

  private Map<String, ?> machine(Execution execution) {
    Map<String, Object> answer = new LinkedHashMap<>();
    String arn = execution.stateMachineArn();
    answer.put("stateMachineArn", arn);
    answer.put("name", arn.substring(arn.lastIndexOf(':') + 1));
    answer.put("definition", stepFunctions.machineOf(execution).definition());
    answer.put("updateDate", epochSeconds(execution.startDate()));
    return answer;
  }

  private Map<String, ?> stop(JsonObject asked) {
    Execution execution = execution(asked);
    stepFunctions.stopExecution(
        execution.arn(), asked.text("error").orElse(null), asked.text("cause").orElse(null));
    return Map.of("stopDate", epochSeconds(execution.stopDate().orElseThrow()));
  }

  private static void putDates(Map<String, Object> shape, Execution execution) {
    shape.put("startDate", epochSeconds(execution.startDate()));
    shape.remove("stopDate");
    execution.stopDate().ifPresent(stop -> shape.put("stopDate", epochSeconds(stop)));
  }

  private static double epochSeconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  static int pageSize(JsonObject asked) {
    OptionalLong given = asked.whole("maxResults");
    if (given.isPresent() && (given.getAsLong() < 0 || given.getAsLong() > MOST_ROWS)) {
      throw new StepFunctionsException("ValidationException", "maxResults is 0 to " + MOST_ROWS);
    }
    return given.isEmpty() || given.getAsLong() == 0 ? USUAL_PAGE : (int) given.getAsLong();
  }

  private static Http.Response refusal(String code, String message) {
    return reply(400, Map.of("__type", code, "message", message));
  }

  private static Http.Response reply(int status, Map<String, ?> body) {
    return Replies.of(status, CONTENT_TYPE, airstep.asl.json.JsonValues.write(body));
  }
}
