package airstep.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes triggers other than a schedule: events and other flows. */
public final class TriggerText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SAID = Set.of("source", "detail-type");
  private static final Duration DAY = Duration.ofDays(1);

  private TriggerText() {}

  /**
   * Returns the text that follows "the flow starts"; empty if only a schedule or a person starts
   * it.
   */
  public static Optional<String> of(Flow flow) {
    return flow.on().map(TriggerText::when).or(() -> flow.after().map(TriggerText::after));
  }

  private static String when(EventPattern on) {
    JsonNode pattern = parse(on.json());
    List<String> words = new ArrayList<>(List.of("when"));
    boolean all = pattern.properties().stream().allMatch(field -> SAID.contains(field.getKey()));
    words.add(all ? "an event" : "a matching event");
    if (pattern.has("detail-type")) {
      words.add(either(pattern.get("detail-type")));
    }
    if (pattern.has("source")) {
      words.add("from " + either(pattern.get("source")));
    }
    words.add("arrives");
    if (!on.bus().equals(EventPattern.DEFAULT_BUS)) {
      words.add("on bus " + on.bus());
    }
    return String.join(" ", words);
  }

  /** Returns texts as they are and other matchers as JSON. */
  private static String either(JsonNode matchers) {
    return matchers
        .valueStream()
        .map(matcher -> matcher.isTextual() ? matcher.textValue() : matcher.toString())
        .collect(Collectors.joining(" or "));
  }

  private static String after(After after) {
    List<String> flows = after.flows();
    boolean one = flows.size() == 1;
    String all =
        one
            ? flows.getFirst() + " has"
            : String.join(", ", flows.subList(0, flows.size() - 1))
                + " and "
                + flows.getLast()
                + " have";
    String window =
        after.within().equals(DAY) ? "day" : "window of " + DurationText.of(after.within());
    String wait = one ? "" : ", waiting " + DurationText.of(after.deadline()) + " for the last";
    return "after %s succeeded, once each %s in %s%s".formatted(all, window, after.zone(), wait);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event pattern is not JSON", e);
    }
  }
}
