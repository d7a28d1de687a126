package airstep.asl.definition;

import airstep.asl.expression.Expression;
import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a definition, collects all its problems, and compiles its expressions. */
final class Loader {

  private static final int MOST_BYTES = 1_048_576;
  private static final int LONGEST_NAME = 80;

  private final Problems problems = new Problems();
  private final Map<String, TaskResource> resources;

  /** The expressions of each state; its keys are the names of the states so far. */
  private final Map<String, List<Expression>> expressions = new HashMap<>();

  Loader(List<TaskResource> resources) {
    this.resources =
        resources.stream().collect(Collectors.toMap(TaskResource::arn, Function.identity()));
  }

  StateMachine load(String definition) {
    if (definition.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      problems.add("", "it is larger than 1 MB");
      problems.throwIfAny();
    }
    Fields fields = new Fields(parse(definition), "", problems, List.of());
    fields.requiredText("QueryLanguage");
    fields.oneOf("QueryLanguage", "JSONata");
    fields.oneOf("Version", "1.0");
    long most = Quantity.MOST_SECONDS;
    Duration timeout = Duration.ofSeconds(fields.whole("TimeoutSeconds", most, 1, most));
    StateGraph graph = graph(fields, "a state machine");
    new GraphLint(expressions, problems).check(graph);
    problems.throwIfAny();
    return new StateMachine(definition, graph, timeout, fields.text("Comment"));
  }

  private Object parse(String definition) {
    try {
      return JsonValues.parse(definition);
    } catch (InvalidJsonException e) {
      problems.add("", e.getMessage());
      problems.throwIfAny();
      throw e;
    }
  }

  private StateGraph graph(Fields fields, String where) {
    String startAt = fields.requiredText("StartAt");
    Map<String, State> states = new LinkedHashMap<>();
    if (!(fields.get("States") instanceof ObjectValue object) || object.isEmpty()) {
      fields.problem("States", "must be an object with at least one state");
    } else {
      object.forEach(
          (name, state) -> {
            checkName(name);
            List<Expression> found = expressions.computeIfAbsent(name, _ -> new ArrayList<>());
            Fields read = new Fields(state, name, problems, found);
            states.put(name, new StateReader(name, read, resources, this::graph).read());
          });
    }
    fields.refuseOthers(where);
    return new StateGraph(startAt, states);
  }

  private void checkName(String name) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      problems.add(name, "the name of a state must have 1 to 80 characters");
    }
    if (expressions.containsKey(name)) {
      problems.add(name, "another state of the machine has the same name");
    }
  }
}
