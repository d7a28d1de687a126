package airstep.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that start a flow.
 *
 * @param bus the name of the event bus
 * @param json the event pattern
 */
public record EventPattern(String bus, String json) implements Trigger {
  /** The default bus of every account. */
  public static final String DEFAULT_BUS = "default";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> IN_TEXT = Set.of("source", "detail-type");

  @Override
  public Optional<String> text() {
    JsonNode pattern = tree();
    List<String> words = new ArrayList<>(List.of("when"));
    boolean all = pattern.properties().stream().allMatch(field -> IN_TEXT.contains(field.getKey()));
    words.add(all ? "an event" : "a matching event");
    if (pattern.has("detail-type")) {
      words.add(either(pattern.get("detail-type")));
    }
    if (pattern.has("source")) {
      words.add("from " + either(pattern.get("source")));
    }
    words.add("arrives");
    if (!bus.equals(DEFAULT_BUS)) {
      words.add("on bus " + bus);
    }
    return Optional.of(String.join(" ", words));
  }

  /** Returns texts as they are and other matchers as JSON. */
  private static String either(JsonNode matchers) {
    return matchers
        .valueStream()
        .map(matcher -> matcher.isTextual() ? matcher.textValue() : matcher.toString())
        .collect(Collectors.joining(" or "));
  }

  JsonNode tree() {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event pattern is not JSON", e);
    }
  }
}
