package airstep.asl;

import airstep.asl.json.JsonValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One event in the history of an execution. JSON inside it is written only when the event is
 * rendered.
 *
 * @param previousId the event that caused it; 0 if no event did
 */
public record HistoryEvent(
    long id, long previousId, Instant timestamp, HistoryEventType type, List<Detail> details) {

  /** One field of the details of an event. */
  public sealed interface Detail {

    String name();

    /** What the interpreter gave: of variables, a map. */
    Object value();

    /** A value that the event contains as it is; null leaves the field out. */
    record Plain(String name, Object value) implements Detail {}

    /** A JSON value that the event contains as a string. */
    record Embedded(String name, Object value) implements Detail {}

    /** Variables, each as a string. */
    record Variables(String name, Map<String, Object> value) implements Detail {}
  }

  /** The event as GetExecutionHistory returns it, with the timestamp as text. */
  public Map<String, Object> render() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("timestamp", timestamp.toString());
    event.put("type", type.awsName());
    event.put("id", id);
    event.put("previousEventId", previousId);
    if (!details.isEmpty()) {
      Map<String, Object> rendered = new LinkedHashMap<>();
      details.forEach(detail -> render(detail, rendered));
      event.put(type.detailsName(), rendered);
    }
    return event;
  }

  /** The event as one line of JSON. */
  public String toJson() {
    return JsonValues.write(render());
  }

  private static void render(Detail detail, Map<String, Object> into) {
    switch (detail) {
      case Detail.Plain(String name, Object value) -> {
        if (value != null) {
          into.put(name, value);
        }
      }
      case Detail.Embedded(String name, Object value) -> {
        into.put(name, JsonValues.write(value));
        if (!name.equals("parameters")) {
          into.put(name + "Details", Map.of("truncated", false));
        }
      }
      case Detail.Variables(String name, Map<String, Object> values) -> {
        Map<String, Object> texts = new LinkedHashMap<>();
        values.forEach((variable, value) -> texts.put(variable, JsonValues.write(value)));
        into.put(name, texts);
        into.put(name + "Details", Map.of("truncated", false));
      }
    }
  }
}
