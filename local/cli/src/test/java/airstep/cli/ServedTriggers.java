package airstep.cli;

import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What starts flows on AWS: one rule of EventBridge and any schedule of Scheduler; and the log of
 * one function; in the shapes that AWS documents. All other requests go on to Step Functions.
 */
final class ServedTriggers implements Service {

  private static final String ARN = "arn:aws:events:eu-central-1:123456789012:rule/";

  private final Service states;

  /** What each schedule was last created or updated with, by its name. */
  final Map<String, JsonObject> schedules = new HashMap<>();

  /** The lines of the function that plans runs. */
  final List<String> log = new ArrayList<>();

  String rule = "ENABLED";
  String note = "";

  /** The operation that is refused, as the SDK's error. */
  String refused = "";

  ServedTriggers(Service states) {
    this.states = states;
  }

  @Override
  public Http.Response handle(Http.Request request) throws IOException {
    String operation = AwsOperation.of(request);
    if (!refused.isEmpty() && operation.endsWith(refused)) {
      return AwsJson.error(400, "AccessDeniedException", "not authorized to do this");
    }
    if (operation.isEmpty()) {
      return schedule(request);
    }
    if (operation.equals("Logs_20140328.FilterLogEvents")) {
      return AwsJson.response(Map.of("events", lines(Json.readObject(request.body()))));
    }
    return operation.startsWith("AWSEvents.")
        ? event(operation.substring("AWSEvents.".length()), Json.readObject(request.body()))
        : states.handle(request);
  }

  private List<Map<String, ?>> lines(JsonObject input) {
    boolean plans = input.needText("logGroupName").equals("/aws/lambda/airstep-dev-plan-run");
    return log.stream()
        .filter(_ -> plans)
        .<Map<String, ?>>map(
            line -> Map.of("eventId", "1", "timestamp", 1, "message", line, "logStreamName", "s"))
        .toList();
  }

  private Http.Response event(String operation, JsonObject input) {
    switch (operation) {
      case "DescribeRule" -> {
        String name = input.needText("Name");
        return AwsJson.response(
            Map.of("Name", name, "Arn", ARN + name, "State", rule, "EventBusName", "default"));
      }
      case "ListTagsForResource" -> {
        Map<String, String> tag = Map.of("Key", "airstep:pause", "Value", note);
        return AwsJson.response(Map.of("Tags", note.isEmpty() ? List.of() : List.of(tag)));
      }
      case "DisableRule" -> rule = "DISABLED";
      case "EnableRule" -> rule = "ENABLED";
      case "TagResource" -> note = input.objects("Tags").getFirst().needText("Value");
      case "UntagResource" -> note = "";
      default -> {
        return AwsJson.unknown(operation);
      }
    }
    return AwsJson.response(Map.of());
  }

  private Http.Response schedule(Http.Request request) {
    String name = request.uri().getPath().replaceFirst(".*/", "");
    return switch (request.method()) {
      case "POST", "PUT" -> {
        schedules.put(name, Json.readObject(request.body()));
        yield AwsJson.response(Map.of("ScheduleArn", ARN + name));
      }
      case "DELETE" -> schedules.remove(name) == null ? none(name) : AwsJson.response(Map.of());
      default -> none(name);
    };
  }

  private static Http.Response none(String name) {
    Http.Response none =
        AwsJson.error(404, "ResourceNotFoundException", "Schedule " + name + " does not exist.");
    Map<String, String> headers = new HashMap<>(none.headers());
    headers.put("x-amzn-errortype", "ResourceNotFoundException");
    return new Http.Response(none.status(), headers, none.body());
  }
}
