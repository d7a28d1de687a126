package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * What the definitions write shorter than the States Language does.
 *
 * <ul>
 *   <li>{@code Function} calls that function with the execution and the state's {@code Payload},
 *       for as long as the function may take. The state's output is empty unless it says otherwise.
 *       A name in a list as {@code Payload} passes the variable of that name.
 *   <li>{@code Keep}, next to {@code Function}, assigns variables from the answer: a list of names
 *       assigns these fields of it, a single name the whole answer.
 *   <li>{@code Service} calls that API, for at most a minute unless the state says otherwise.
 *   <li>A catcher without {@code ErrorEquals} catches every error. One without {@code Next}
 *       continues where the state does.
 *   <li>A catcher or retrier may list {@code States.ALL} with other errors. The States Language
 *       wants it alone, so it becomes two, the others first.
 * </ul>
 */
final class Shorthand {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonNode ALL = NODES.textNode("States.ALL");

  private Shorthand() {}

  /** Writes the states of a definition in full, in place, before fragments are put in. */
  static void inFull(JsonNode node) {
    if (node instanceof ObjectNode state) {
      state.path("Catch").forEach(catcher -> completeCatcher((ObjectNode) catcher, state));
      if (state.has("Function")) {
        callFunction(state);
      } else if (state.has("Service")) {
        String api = state.remove("Service").asText();
        complete(state, task(state, api, state.get("Arguments"), NODES.numberNode(60)));
      }
    }
    node.forEach(Shorthand::inFull);
  }

  private static void completeCatcher(ObjectNode catcher, ObjectNode state) {
    if (!catcher.has("ErrorEquals")) {
      catcher.putArray("ErrorEquals").add("${AnyError}");
    }
    if (!catcher.has("Next")) {
      catcher.set("Next", state.get("Next"));
    }
  }

  private static void callFunction(ObjectNode state) {
    String function = state.remove("Function").asText();
    ObjectNode arguments = NODES.objectNode().put("FunctionName", "${" + function + "}");
    ObjectNode payload = arguments.putObject("Payload");
    payload.put("execution", "{% $states.context.Execution.Id %}");
    addAll(payload, state.remove("Payload"));
    JsonNode seconds = NODES.textNode("${" + function + "TaskSeconds}");
    ObjectNode task = task(state, "lambda:invoke", arguments, seconds);
    task.putObject("Output");
    if (state.has("Keep")) {
      keep(state.remove("Keep"), state.withObject("/Assign"));
    }
    complete(state, task);
  }

  private static ObjectNode task(
      ObjectNode state, String api, JsonNode arguments, JsonNode seconds) {
    ObjectNode task = NODES.objectNode();
    if (state.has("Comment")) {
      task.set("Comment", state.get("Comment"));
    }
    task.put("Type", "Task").put("Resource", "arn:aws:states:::" + api);
    task.set("Arguments", arguments);
    task.set("TimeoutSeconds", seconds);
    return task;
  }

  /** What the state says itself takes precedence. */
  private static void complete(ObjectNode state, ObjectNode task) {
    task.setAll(state);
    state.removeAll();
    state.setAll(task);
  }

  private static void addAll(ObjectNode payload, JsonNode given) {
    switch (given) {
      case ArrayNode list -> list.forEach(item -> addAll(payload, item));
      case TextNode name -> payload.put(name.textValue(), "{% $" + name.textValue() + " %}");
      default -> payload.setAll((ObjectNode) given);
    }
  }

  private static void keep(JsonNode kept, ObjectNode assign) {
    if (kept instanceof TextNode variable) {
      assign.put(variable.textValue(), "{% $states.result.Payload %}");
    }
    for (JsonNode field : kept) {
      assign.put(field.textValue(), "{% $states.result.Payload." + field.textValue() + " %}");
    }
  }

  /** Separates {@code States.ALL} from other errors, in place, after fragments are put in. */
  static void separateAll(JsonNode node) {
    if (node instanceof ObjectNode state) {
      for (String field : List.of("Retry", "Catch")) {
        if (state.get(field) instanceof ArrayNode rules) {
          state.set(field, separated(rules));
        }
      }
    }
    node.forEach(Shorthand::separateAll);
  }

  private static ArrayNode separated(ArrayNode rules) {
    ArrayNode separated = NODES.arrayNode();
    for (JsonNode rule : rules) {
      List<JsonNode> others =
          rule.path("ErrorEquals").valueStream().filter(e -> !e.equals(ALL)).toList();
      boolean both = !others.isEmpty() && others.size() < rule.path("ErrorEquals").size();
      if (both) {
        separated.add(of(rule, others));
      }
      separated.add(both ? of(rule, List.of(ALL)) : rule);
    }
    return separated;
  }

  private static JsonNode of(JsonNode rule, List<JsonNode> errors) {
    ObjectNode copy = rule.deepCopy();
    copy.putArray("ErrorEquals").addAll(errors);
    return copy;
  }
}
