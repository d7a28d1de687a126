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
import java.util.Optional;
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
 * <p>A state with a {@code Function} calls that function: with the execution and its {@code
 * Payload}, for as long as the function may take, and without an output unless it says one.
 *
 * <p>{@code States.ALL} has to stand alone in the States Language. A catcher or retrier that lists
 * it beside other errors becomes two, the others first.
 */
final class Source {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\n\\s*");
  private static final String EVERY_ERROR = "States.ALL";

  private static final JsonNode FRAGMENTS = yaml("fragments.yaml");

  private Source() {}

  /** The definition {@code <name>.asl.yaml}; what is no fragment in it stays as it is. */
  static JsonNode read(String name) {
    return inFull(alone(onOneLine(expanded(yaml(name + ".asl.yaml")))));
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

  private static Optional<JsonNode> fragment(String name) {
    return Optional.ofNullable(FRAGMENTS.get(name)).map(Source::expanded);
  }

  private static JsonNode expanded(JsonNode node) {
    return Placeholders.filled(node, Source::fragment);
  }

  /** Expressions without the line breaks that only their reader needs. */
  private static JsonNode onOneLine(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object.properties().forEach(field -> field.setValue(onOneLine(field.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, onOneLine(array.get(i)));
        }
      }
      case TextNode text when text.textValue().startsWith("{%") -> {
        return TextNode.valueOf(LINE_BREAK.matcher(text.textValue()).replaceAll(" "));
      }
      default -> {}
    }
    return node;
  }

  private static JsonNode inFull(JsonNode node) {
    for (JsonNode child : node) {
      inFull(child);
    }
    if (node instanceof ObjectNode state && state.hasNonNull("Function")) {
      callInFull(state);
    }
    return node;
  }

  private static void callInFull(ObjectNode state) {
    String function = state.remove("Function").asText();
    ObjectNode payload = JSON.createObjectNode();
    payload.put("execution", "{% $states.context.Execution.Id %}");
    payload.setAll((ObjectNode) state.remove("Payload"));
    ObjectNode full = JSON.createObjectNode();
    if (state.has("Comment")) {
      full.set("Comment", state.remove("Comment"));
    }
    full.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke");
    full.putObject("Arguments").put("FunctionName", "${" + function + "}").set("Payload", payload);
    full.put("TimeoutSeconds", "${" + function + "TaskSeconds}");
    if (!state.has("Output")) {
      full.putObject("Output");
    }
    full.setAll(state);
    state.removeAll();
    state.setAll(full);
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
