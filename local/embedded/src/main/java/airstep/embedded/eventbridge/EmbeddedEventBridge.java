package airstep.embedded.eventbridge;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.event.ruler.Machine;

/**
 * A bus whose rules use AWS's own matcher. It calls the target of a rule on the timeline, after the
 * event that put the event on the bus. It receives every change of the status of an execution.
 */
public final class EmbeddedEventBridge implements ExecutionListener {

  /** By pattern; loading one takes longer than matching many events. */
  private static final Map<String, Matcher> MATCHERS = new ConcurrentHashMap<>();

  private final Timeline timeline;
  private final List<Rule> rules = new ArrayList<>();

  public EmbeddedEventBridge(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Each rule has its own machine: AWS's matcher is slow if patterns share their beginnings. */
  private record Matcher(Exclusion exclusion, Machine machine) {

    static Matcher of(String pattern) {
      Machine machine = Machine.builder().build();
      try {
        machine.addRule("rule", pattern);
      } catch (IOException e) {
        throw new UncheckedIOException("the pattern " + pattern, e);
      }
      return new Matcher(new Exclusion(JsonValues.parse(pattern)), machine);
    }

    boolean matches(ObjectValue event) {
      try {
        return !exclusion.excludes(event)
            && !machine.rulesForJSONEvent(JsonValues.write(event)).isEmpty();
      } catch (Exception e) {
        throw new IllegalArgumentException("not an event: " + JsonValues.write(event), e);
      }
    }
  }

  private record Rule(Matcher matcher, Map<String, String> input, Consumer<String> target) {

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
   * @param target receives the input as JSON
   */
  public void rule(
      String name, String pattern, Map<String, String> input, Consumer<String> target) {
    rules.add(new Rule(MATCHERS.computeIfAbsent(pattern, Matcher::of), input, target));
  }

  @Override
  public void onStatusChange(Execution execution, ObjectValue event) {
    put(event);
  }

  /** Puts an event on the bus, in the shape that rules match. */
  public void put(ObjectValue event) {
    for (Rule rule : rules) {
      if (rule.matcher().matches(event)) {
        String input = rule.input(event);
        var _ = timeline.schedule(timeline.instant(), () -> rule.target().accept(input));
      }
    }
  }

  private static Object at(Object event, String path) {
    Object value = event;
    for (String name : path.substring(2).split("\\.", -1)) {
      value = value instanceof ObjectValue object ? object.get(name) : null;
    }
    return value == null ? JsonValues.NULL : value;
  }
}
