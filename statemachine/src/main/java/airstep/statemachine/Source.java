package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A definition as a person writes it, in YAML, read into the States Language.
 *
 * <p>What several states share stands once in {@code fragments.yaml}, and wherever a state says
 * {@code ${Name}} of it. A list that is a fragment is put into the list that names it, item by
 * item. An expression that takes several lines is put on one.
 *
 * <p>{@code States.ALL} has to stand alone in the States Language. A catcher or retrier that lists
 * it beside other errors becomes two, the others first.
 */
final class Source {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z]+)}");
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\n\\s*");
  private static final String EVERY_ERROR = "States.ALL";

  private static final JsonNode FRAGMENTS = yaml("fragments.yaml");

  private Source() {}

  /** The definition {@code <name>.asl.yaml}; what is no fragment in it stays as it is. */
  static JsonNode read(String name) {
    return alone(expanded(yaml(name + ".asl.yaml")));
  }

  private static JsonNode yaml(String file) {
    try (InputStream in = Source.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not part of this build");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return JSON.valueToTree(new Load(settings).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static JsonNode expanded(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JSON.createObjectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), expanded(e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JSON.createArrayNode();
        for (JsonNode item : array) {
          JsonNode value = expanded(item);
          if (item.isTextual() && value instanceof ArrayNode items) {
            copy.addAll(items);
          } else {
            copy.add(value);
          }
        }
        yield copy;
      }
      case TextNode text -> expanded(text.textValue());
      default -> node;
    };
  }

  private static JsonNode expanded(String text) {
    Matcher name = NAME.matcher(text);
    if (name.matches()) {
      JsonNode fragment = FRAGMENTS.path(name.group(1));
      return fragment.isMissingNode() ? TextNode.valueOf(text) : expanded(fragment);
    }
    String whole =
        name.reset()
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        FRAGMENTS.has(found.group(1))
                            ? expanded(FRAGMENTS.get(found.group(1))).asText()
                            : found.group()));
    return TextNode.valueOf(whole.startsWith("{%") ? onOneLine(whole) : whole);
  }

  /** An expression without the line breaks that only its reader needs. */
  private static String onOneLine(String expression) {
    return LINE_BREAK.matcher(expression).replaceAll(" ");
  }

  private static JsonNode alone(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        for (String field : List.of("Retry", "Catch")) {
          if (object.get(field) instanceof ArrayNode rules) {
            object.set(field, eachAlone(rules));
          }
        }
        object.forEach(Source::alone);
      }
      case ArrayNode array -> array.forEach(Source::alone);
      default -> {}
    }
    return node;
  }

  private static ArrayNode eachAlone(ArrayNode rules) {
    ArrayNode all = JSON.createArrayNode();
    for (JsonNode rule : rules) {
      List<String> errors =
          StreamSupport.stream(rule.path("ErrorEquals").spliterator(), false)
              .map(JsonNode::asText)
              .toList();
      if (errors.size() > 1 && errors.contains(EVERY_ERROR)) {
        all.add(of(rule, errors.stream().filter(error -> !error.equals(EVERY_ERROR)).toList()));
        all.add(of(rule, List.of(EVERY_ERROR)));
      } else {
        all.add(rule);
      }
    }
    return all;
  }

  private static JsonNode of(JsonNode rule, List<String> errors) {
    ObjectNode copy = rule.deepCopy();
    copy.set("ErrorEquals", JSON.valueToTree(errors));
    return copy;
  }
}
