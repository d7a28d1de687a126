package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Placeholders such as {@code ${Name}} in a definition.
 *
 * <p>A text that is just a placeholder is replaced by the value, of any JSON type. A list inside a
 * list is inserted item by item. Inside a longer text, the text of the value is inserted.
 */
final class Placeholders {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]+)}");

  private Placeholders() {}

  /** Returns the names of all placeholders. */
  static Set<String> in(JsonNode node) {
    return PLACEHOLDER
        .matcher(node.toString())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /**
   * Returns a copy with the placeholders replaced.
   *
   * @param values returns the value of a name; a placeholder without a value stays
   */
  static JsonNode filled(JsonNode node, Function<String, Optional<JsonNode>> values) {
    return mapped(node, text -> filled(text, values));
  }

  /** Returns a copy with each text mapped. A list in the place of an item becomes several items. */
  static JsonNode mapped(JsonNode node, Function<TextNode, JsonNode> mapping) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), mapped(e.getValue(), mapping)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = NODES.arrayNode();
        for (JsonNode item : array) {
          JsonNode value = mapped(item, mapping);
          if (item.isTextual() && value instanceof ArrayNode items) {
            copy.addAll(items);
          } else {
            copy.add(value);
          }
        }
        yield copy;
      }
      case TextNode text -> mapping.apply(text);
      default -> node;
    };
  }

  private static JsonNode filled(TextNode text, Function<String, Optional<JsonNode>> values) {
    Matcher placeholder = PLACEHOLDER.matcher(text.textValue());
    if (placeholder.matches()) {
      return values.apply(placeholder.group(1)).orElse(text);
    }
    return TextNode.valueOf(
        placeholder
            .reset()
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        values.apply(found.group(1)).map(JsonNode::asText).orElse(found.group()))));
  }
}
