package airstep.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.event.ruler.JsonRuleCompiler;

/** Turns the section {@code on} into a valid EventBridge event pattern. */
final class PatternReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DETAIL = "detail";
  private static final String OR = "$or";

  /** Fields of every event. A pattern lists the accepted texts of each. */
  private static final Set<String> ENVELOPE =
      Set.of("source", "detail-type", "account", "region", "resources");

  private static final Set<String> FIELDS =
      Set.of("source", "detail-type", "account", "region", "resources", DETAIL, OR);

  private static final int MOST_CHARACTERS = 2_048;
  private static final Pattern PLAIN = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,15})?");

  private PatternReader() {}

  /** Returns the pattern; empty after reporting a problem. */
  static Optional<EventPattern> read(Section on) {
    String bus = on.read("bus", EventPattern.DEFAULT_BUS, Rules.BUS);
    return on.others(FIELDS, PatternReader::field)
        .flatMap(fields -> on.attempt(() -> json(fields)))
        .map(json -> new EventPattern(bus, json));
  }

  private static ObjectNode json(Map<String, JsonNode> fields) {
    if (fields.isEmpty()) {
      throw new Refusal("does not select any events", "add source, detail-type or detail");
    }
    ObjectNode pattern = JSON.objectNode();
    fields.forEach(pattern::set);
    String json = pattern.toString();
    if (json.length() > MOST_CHARACTERS) {
      throw new Refusal(
          "the pattern has %d characters as JSON".formatted(json.length()),
          "use at most %d".formatted(MOST_CHARACTERS));
    }
    String complaint = JsonRuleCompiler.check(json);
    if (complaint != null) {
      // Further lines give a position in the generated JSON, which the user has not seen.
      throw new Refusal(
          "EventBridge would reject this pattern: " + complaint.lines().findFirst().orElse(""),
          "see event patterns in the EventBridge documentation");
    }
    return pattern;
  }

  private static JsonNode field(String key, Yaml value) {
    if (key.equals(DETAIL) && !(value instanceof Yaml.Mapping)) {
      throw new Refusal(
          "is %s, not a mapping".formatted(value.noun()), "write its fields below it");
    }
    if ((ENVELOPE.contains(key) || key.equals(OR)) && !(value instanceof Yaml.Sequence)) {
      throw new Refusal("is %s, not a list".formatted(value.noun()), "write it in [ ]");
    }
    return convert(value, ENVELOPE.contains(key));
  }

  private static JsonNode convert(Yaml value, boolean onlyText) {
    return switch (value) {
      case Yaml.Mapping(var entries, _) -> {
        ObjectNode object = JSON.objectNode();
        entries.forEach(entry -> object.set(entry.key(), convert(entry.value(), onlyText)));
        yield object;
      }
      case Yaml.Sequence(var items, _) -> {
        ArrayNode array = JSON.arrayNode();
        items.forEach(item -> array.add(convert(item, onlyText)));
        yield array;
      }
      case Yaml.Scalar(var text, var kind, _, _) ->
          switch (kind) {
            case FLAG -> JSON.booleanNode(Boolean.parseBoolean(text));
            case NOTHING -> JSON.nullNode();
            // An unquoted account id would match no event, because events hold it as text.
            case NUMBER -> onlyText ? JSON.textNode(value.text()) : number(text);
            case TEXT, SUBSTITUTED, REFUSED -> JSON.textNode(text);
          };
    };
  }

  private static JsonNode number(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new Refusal(
          text + " is not a number that EventBridge can compare",
          "write it in plain digits or in quotes");
    }
    return JSON.numberNode(new BigDecimal(text));
  }
}
