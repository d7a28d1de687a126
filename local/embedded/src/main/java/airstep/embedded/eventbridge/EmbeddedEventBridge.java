package airstep.embedded.eventbridge;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/**
 * A bus whose rules use AWS's own matcher. It calls the target of a rule on the timeline, after the
 * event that put the event on the bus. It receives every change of the status of an execution.
 */
public final class EmbeddedEventBridge implements ExecutionListener {

  private final Timeline timeline;
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  /** The literal part of all rules, a quick test: most events match few. */
  private final Machine literals = Machine.builder().build();

  public EmbeddedEventBridge(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Each rule has its own machine: AWS's matcher is slow if patterns share their beginnings. */
  private record Rule(boolean literal, Machine machine, Map<String, String> input, Target target) {

    String input(ObjectValue event) {
      if (input.isEmpty()) {
        return JsonValues.write(event);
      }
      ObjectValue.Builder fields = ObjectValue.builder();
      input.forEach(
          (name, value) -> fields.put(name, value.startsWith("$.") ? at(event, value) : value));
      return JsonValues.write(fields.build());
    }
  }

  /**
   * Creates a rule.
   *
   * @param pattern an event pattern, as JSON
   * @param input the fields of the target's input, each a literal or a path into the event that
   *     begins with {@code $.}; if empty, the input is the event
   */
  public void rule(String name, String pattern, Map<String, String> input, Target target) {
    Machine machine = Machine.builder().build();
    Object literal = literals(JsonValues.parse(pattern));
    try {
      machine.addRule(name, pattern);
      if (literal != null) {
        literals.addRule(name, JsonValues.write(literal));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("rule " + name, e);
    }
    rules.put(name, new Rule(literal != null, machine, input, target));
  }

  /** The part of a pattern that lists values; null if none does. */
  private static Object literals(Object pattern) {
    if (pattern instanceof ArrayValue values) {
      boolean literal =
          !values.isEmpty()
              && !(values.getFirst() instanceof Map || values.getFirst() instanceof List);
      return literal ? values : null;
    }
    if (!(pattern instanceof ObjectValue fields)) {
      return null;
    }
    ObjectValue.Builder literals = ObjectValue.builder();
    fields.forEach((name, value) -> literals.put(name, literals(value)));
    ObjectValue found = literals.build();
    return found.isEmpty() ? null : found;
  }

  @Override
  public void onStatusChange(Execution execution, ObjectValue event) {
    put(event);
  }

  /** Puts an event on the bus, in the shape that rules match. */
  public void put(ObjectValue event) {
    String text = JsonValues.write(event);
    List<String> likely = matching(literals, text);
    rules.forEach(
        (name, rule) -> {
          if ((likely.contains(name) || !rule.literal())
              && !matching(rule.machine(), text).isEmpty()) {
            String input = rule.input(event);
            var _ = timeline.schedule(timeline.instant(), () -> rule.target().call(input));
          }
        });
  }

  private static List<String> matching(Machine machine, String event) {
    try {
      return machine.rulesForJSONEvent(event);
    } catch (Exception e) {
      throw new IllegalArgumentException("not an event: " + event, e);
    }
  }

  private static Object at(ObjectValue event, String path) {
    Object value = event;
    for (String name : path.substring(2).split("\\.", -1)) {
      value = value instanceof ObjectValue object ? object.get(name) : null;
    }
    return value == null ? JsonValues.NULL : value;
  }

  /** The target of a rule. */
  @FunctionalInterface
  public interface Target {

    /** Calls the target with this JSON. */
    void call(String input);
  }
}
