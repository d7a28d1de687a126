package airstep.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that start a flow.
 *
 * @param bus the name of the event bus
 * @param json the event pattern
 */
public record EventPattern(String bus, ObjectNode json) implements Trigger {
  /** The default bus of every account. */
  public static final String DEFAULT_BUS = "default";

  private static final Set<String> IN_TEXT = Set.of("source", "detail-type");

  @Override
  public Optional<String> text() {
    boolean all = json.properties().stream().allMatch(field -> IN_TEXT.contains(field.getKey()));
    String event = all ? "an event" : "a matching event";
    String types = json.has("detail-type") ? " " + either(json.get("detail-type")) : "";
    String sources = json.has("source") ? " from " + either(json.get("source")) : "";
    String where = bus.equals(DEFAULT_BUS) ? "" : " on bus " + bus;
    return Optional.of("when " + event + types + sources + " arrives" + where);
  }

  /** Returns texts as they are and other matchers as JSON. */
  private static String either(JsonNode matchers) {
    return matchers
        .valueStream()
        .map(matcher -> matcher.isTextual() ? matcher.textValue() : matcher.toString())
        .collect(Collectors.joining(" or "));
  }
}
