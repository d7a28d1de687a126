package airstep.embedded.eventbridge;

import airstep.asl.timeline.Timeline;
import airstep.json.Json;
import airstep.json.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.Machine;

/**
 * A bus whose rules are matched by AWS's own matcher. What a rule calls is called on the timeline,
 * after whatever put the event.
 */
public final class EmbeddedEventBridge {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Timeline timeline;
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  public EmbeddedEventBridge(Timeline timeline) {
    this.timeline = timeline;
  }

  /** A machine of its own for each: AWS's matcher is slow where patterns share their beginnings. */
  private record Rule(Machine quick, Machine machine, Map<String, String> input, Target target) {}

  /**
   * Makes a rule.
   *
   * @param pattern an event pattern, as JSON
   * @param input the fields of what the target is told: a path into the event, beginning with
   *     {@code $.}, or a text as it is; if empty, it is told the event itself
   */
  public void rule(String name, String pattern, Map<String, String> input, Target target) {
    try {
      JsonNode whole = JSON.readTree(pattern);
      Rule rule =
          new Rule(machine(name, plain(whole).orElse(whole)), machine(name, whole), input, target);
      rules.put(name, rule);
    } catch (IOException e) {
      throw new UncheckedIOException("rule " + name, e);
    }
  }

  private static Machine machine(String name, JsonNode pattern) throws IOException {
    Machine machine = Machine.builder().build();
    machine.addRule(name, pattern.toString());
    return machine;
  }

  /** The fields of a pattern that name their values: an event without these needs no more looks. */
  private static Optional<JsonNode> plain(JsonNode pattern) {
    if (!(pattern instanceof ObjectNode object)) {
      return pattern.isArray() && !pattern.isEmpty() && !pattern.get(0).isContainerNode()
          ? Optional.of(pattern)
          : Optional.empty();
    }
    ObjectNode plain = JSON.createObjectNode();
    object
        .properties()
        .forEach(it -> plain(it.getValue()).ifPresent(value -> plain.set(it.getKey(), value)));
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  /** Takes an event in the shape in which rules see it. */
  public void put(String event) {
    for (Rule rule : rules.values()) {
      if (matches(rule, event)) {
        String told = told(rule.input(), event);
        var _ = timeline.schedule(timeline.instant(), () -> rule.target().call(told));
      }
    }
  }

  private static boolean matches(Rule rule, String event) {
    try {
      return !rule.quick().rulesForJSONEvent(event).isEmpty()
          && !rule.machine().rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) {
      throw new IllegalArgumentException("no event: " + event, e);
    }
  }

  private static String told(Map<String, String> input, String event) {
    if (input.isEmpty()) {
      return event;
    }
    Map<String, Object> told = new LinkedHashMap<>();
    JsonObject fields = Json.readObject(event);
    input.forEach(
        (name, value) -> told.put(name, value.startsWith("$.") ? at(fields, value) : value));
    return Json.write(told);
  }

  private static Object at(JsonObject event, String path) {
    Object value = event.fields();
    for (String name : path.substring(2).split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /** What a rule calls. */
  @FunctionalInterface
  public interface Target {

    /** Calls it with that JSON. */
    void call(String input);
  }
}
