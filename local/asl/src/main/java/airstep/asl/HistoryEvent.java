package airstep.asl;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event in the history of an execution. JSON inside it is written only when the event is
 * rendered.
 *
 * @param previousId the event that caused it; 0 if no event did
 */
public record HistoryEvent(
    long id, long previousId, Instant timestamp, HistoryEventType type, List<Detail> details) {

  private static final ObjectValue COMPLETE = ObjectValue.of("truncated", false);

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

  /** The value of a field of the details, such as {@code error}. */
  public Optional<Object> value(String name) {
    for (Detail detail : details) {
      if (detail.name().equals(name)) {
        return Optional.ofNullable(detail.value());
      }
    }
    return Optional.empty();
  }

  /** The event as GetExecutionHistory returns it, with the timestamp as text. */
  public ObjectValue render() {
    ObjectValue.Builder rendered = ObjectValue.builder();
    details.forEach(detail -> render(detail, rendered));
    return ObjectValue.builder()
        .put("timestamp", timestamp.toString())
        .put("type", type.awsName())
        .put("id", id)
        .put("previousEventId", previousId)
        .put(type.detailsName(), details.isEmpty() ? null : rendered.build())
        .build();
  }

  /** The event as one line of JSON. */
  public String toJson() {
    return JsonValues.write(render());
  }

  private static void render(Detail detail, ObjectValue.Builder into) {
    switch (detail) {
      case Detail.Plain(String name, Object value) -> into.put(name, value);
      case Detail.Embedded(String name, Object value) -> {
        into.put(name, JsonValues.write(value));
        if (!name.equals("parameters")) {
          into.put(name + "Details", COMPLETE);
        }
      }
      case Detail.Variables(String name, Map<String, Object> values) -> {
        ObjectValue.Builder texts = ObjectValue.builder();
        values.forEach((variable, value) -> texts.put(variable, JsonValues.write(value)));
        into.put(name, texts.build()).put(name + "Details", COMPLETE);
      }
    }
  }
}
