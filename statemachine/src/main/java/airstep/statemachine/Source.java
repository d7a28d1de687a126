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
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Converts a definition from YAML to the States Language.
 *
 * <p>{@code ${Name}} inserts the fragment of that name from {@code fragments.yaml}. A list inside a
 * list is inserted item by item. An expression may span several lines.
 *
 * <p>A state with {@code Function} becomes a Task that calls the function with the execution's id
 * and the {@code Payload}, has the timeout of the step, and discards the output unless it has an
 * {@code Output}.
 *
 * <p>A retrier or catcher may list {@code States.ALL} with other errors. It becomes two, because
 * the States Language requires {@code States.ALL} to stand alone.
 */
final class Source {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\n\\s*");
  private static final String EVERY_ERROR = "States.ALL";

  private static final JsonNode FRAGMENTS = yaml("fragments.yaml");

  private Source() {}

  /** Returns the definition {@code <name>.asl.yaml}. Placeholders that are not fragments stay. */
  static JsonNode read(String name) {
    return converted(expanded(yaml(name + ".asl.yaml")));
  }

  private static JsonNode yaml(String file) {
    try (InputStream in = Source.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
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

  /** Converts the node in place, except a text, which is replaced. */
  private static JsonNode converted(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        object.properties().forEach(field -> field.setValue(converted(field.getValue())));
        for (String field : List.of("Retry", "Catch")) {
          if (object.get(field) instanceof ArrayNode rules) {
            object.set(field, eachAlone(rules));
          }
        }
        if (object.hasNonNull("Function")) {
          callInFull(object);
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, converted(array.get(i)));
        }
      }
      case TextNode text when text.textValue().startsWith("{%") -> {
        return TextNode.valueOf(LINE_BREAK.matcher(text.textValue()).replaceAll(" "));
      }
      default -> {}
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

  private static ArrayNode eachAlone(ArrayNode rules) {
    ArrayNode all = JSON.createArrayNode();
    for (JsonNode rule : rules) {
      List<String> errors = rule.path("ErrorEquals").valueStream().map(JsonNode::asText).toList();
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
