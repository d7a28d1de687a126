package airstep.embedded.eventbridge;

import airstep.asl.timeline.Timeline;
import airstep.json.Json;
import airstep.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/**
 * A bus whose rules are matched by AWS's own matcher. What a rule calls is called on the timeline,
 * after whatever put the event.
 */
public final class EmbeddedEventBridge {

  private final Timeline timeline;
  private final Machine machine = Machine.builder().build();
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  public EmbeddedEventBridge(Timeline timeline) {
    this.timeline = timeline;
  }

  private record Rule(Map<String, String> input, Target target) {}

  /**
   * Makes a rule.
   *
   * @param pattern an event pattern, as JSON
   * @param input the fields of what the target is told: a path into the event, beginning with
   *     {@code $.}, or a text as it is; if empty, it is told the event itself
   */
  public void rule(String name, String pattern, Map<String, String> input, Target target) {
    try {
      machine.addRule(name, pattern);
    } catch (IOException e) {
      throw new UncheckedIOException("rule " + name, e);
    }
    rules.put(name, new Rule(input, target));
  }

  /** Takes an event in the shape in which rules see it. */
  public void put(String event) {
    List<String> matching;
    try {
      matching = new ArrayList<>(machine.rulesForJSONEvent(event));
    } catch (Exception e) {
      throw new IllegalArgumentException("no event: " + event, e);
    }
    for (Map.Entry<String, Rule> rule : rules.entrySet()) {
      if (matching.contains(rule.getKey())) {
        String told = told(rule.getValue().input(), event);
        var _ = timeline.schedule(timeline.instant(), () -> rule.getValue().target().call(told));
      }
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
