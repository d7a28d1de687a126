package airstep.asl.definition;

import airstep.asl.expression.ObjectTemplate;
import airstep.asl.expression.PayloadTemplate;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads one state. */
final class StateReader {

  private static final long MOST_CONCURRENT = 1_000_000;

  private final String name;
  private final Fields fields;
  private final Map<String, TaskResource> resources;
  private final BiFunction<Fields, String, StateGraph> graphs;

  /** Creates a reader; the function reads a graph inside the state. */
  StateReader(
      String name,
      Fields fields,
      Map<String, TaskResource> resources,
      BiFunction<Fields, String, StateGraph> graphs) {
    this.name = name;
    this.fields = fields;
    this.resources = resources;
    this.graphs = graphs;
  }

  /** Reads the state. It replaces whatever is invalid, so that reading can continue. */
  State read() {
    String type = fields.requiredText("Type");
    State state =
        switch (type) {
          case "Task" -> task();
          case "Choice" -> choice();
          case "Wait" -> pause();
          case "Pass" -> new State.Pass(name, exit());
          case "Succeed" -> new State.Succeed(name, fields.template("Output"));
          case "Fail" -> fail();
          case "Map" -> map();
          default -> null;
        };
    if (state == null) {
      fields.problem("Type", "is not supported: " + type);
      return new State.Pass(name, new Exit(Optional.empty(), Map.of(), fields.text("Next")));
    }
    fields.oneOf("QueryLanguage", "JSONata");
    fields.refuseOthers("a " + type + " state");
    return state;
  }

  private State task() {
    String arn = fields.requiredText("Resource");
    TaskResource resource = resources.get(arn);
    if (resource == null) {
      fields.problem("Resource", "is not supported: " + arn);
      resource = TaskResource.LAMBDA_INVOKE;
    }
    Optional<PayloadTemplate> arguments = fields.template("Arguments");
    checkArguments(resource, arguments);
    if (!fields.has("TimeoutSeconds")) {
      fields.problem("TimeoutSeconds", "is missing: the default is three years");
    }
    Quantity timeout =
        fields
            .quantity("TimeoutSeconds", 1, Quantity.MOST_SECONDS)
            .orElse(new Quantity(new PayloadTemplate.Literal(1), 1, 1));
    return new State.Task(
        name, resource, arguments, timeout, exit("result"), RecoveryReader.read(fields));
  }

  private void checkArguments(TaskResource resource, Optional<PayloadTemplate> arguments) {
    switch (arguments.orElse(null)) {
      case null -> fields.problem("Arguments", "is missing");
      case PayloadTemplate.Query _ -> {}
      case PayloadTemplate.Literal(ObjectValue object) -> checkNames(resource, object.keySet());
      case ObjectTemplate(var object) -> checkNames(resource, object.keySet());
      default -> fields.problem("Arguments", "must be an object");
    }
  }

  private void checkNames(TaskResource resource, Set<String> names) {
    resource.problems(names).forEach(it -> fields.problem(it.path(), it.message()));
  }

  private State choice() {
    List<Fields> choices = fields.objects("Choices");
    if (choices.isEmpty()) {
      fields.problem("Choices", "must be an array with at least one rule");
    }
    List<State.Choice.Rule> rules = choices.stream().map(StateReader::rule).toList();
    Optional<PayloadTemplate> output = fields.template("Output");
    Map<String, PayloadTemplate> assign = fields.assign();
    Optional<Exit> otherwise =
        fields.text("Default").map(next -> new Exit(output, assign, Optional.of(next)));
    if (otherwise.isEmpty() && (output.isPresent() || !assign.isEmpty())) {
      fields.problem("Default", "is missing: Output and Assign have an effect only with it");
    }
    return new State.Choice(name, rules, otherwise);
  }

  private static State.Choice.Rule rule(Fields fields) {
    PayloadTemplate condition =
        fields.template("Condition").orElse(new PayloadTemplate.Literal(JsonValues.NULL));
    boolean literal =
        condition instanceof PayloadTemplate.Literal(Object value) && value instanceof Boolean;
    if (!literal && !(condition instanceof PayloadTemplate.Query)) {
      fields.problem("Condition", "must be an expression, true or false");
    }
    Exit exit = nextExit(fields);
    fields.refuseOthers("a rule of a Choice state");
    return new State.Choice.Rule(condition, exit);
  }

  /** An exit that cannot end the machine. */
  static Exit nextExit(Fields fields, String... states) {
    Optional<PayloadTemplate> output = fields.template("Output", states);
    return new Exit(output, fields.assign(states), Optional.of(fields.requiredText("Next")));
  }

  private State pause() {
    if (fields.has("Seconds") == fields.has("Timestamp")) {
      fields.problem("Seconds", "exactly one of Seconds and Timestamp is required");
    }
    Optional<Quantity> seconds = fields.quantity("Seconds", 0, Quantity.MOST_SECONDS);
    Optional<PayloadTemplate> timestamp = fields.textTemplate("Timestamp");
    if (timestamp.orElse(null) instanceof PayloadTemplate.Literal(String text)
        && Timestamps.parse(text).isEmpty()) {
      fields.problem("Timestamp", "must be like 2026-01-31T23:59:00Z, not " + text);
    }
    return new State.Wait(name, seconds, timestamp, exit());
  }

  private State fail() {
    Optional<PayloadTemplate> error = fields.textTemplate("Error");
    Optional<PayloadTemplate> cause = fields.textTemplate("Cause");
    if (error.orElse(null) instanceof PayloadTemplate.Literal(String text)) {
      if (text.startsWith("States.")) {
        fields.problem("Error", "must not begin with States., which the language reserves");
      }
      checkLength("Error", text, ErrorNames.LONGEST_ERROR);
    }
    if (cause.orElse(null) instanceof PayloadTemplate.Literal(String text)) {
      checkLength("Cause", text, ErrorNames.LONGEST_CAUSE);
    }
    return new State.Fail(name, error, cause);
  }

  private void checkLength(String field, String text, int longest) {
    if (text.length() > longest) {
      fields.problem(field, "is longer than " + longest + " characters");
    }
  }

  private State map() {
    Optional<PayloadTemplate> items = fields.template("Items");
    if (items.orElse(null) instanceof PayloadTemplate.Literal(Object value)
        && !(value instanceof ArrayValue)) {
      fields.problem("Items", "must be an array or an expression, not " + JsonValues.write(value));
    }
    Fields processor = fields.object("ItemProcessor");
    Fields config = processor.object("ProcessorConfig");
    config.oneOf("Mode", "INLINE");
    config.refuseOthers("ProcessorConfig");
    return new State.MapState(
        name,
        items,
        fields.template("ItemSelector"),
        fields.quantity("MaxConcurrency", 0, MOST_CONCURRENT),
        graphs.apply(processor, "ItemProcessor"),
        exit("result"),
        RecoveryReader.read(fields));
  }

  private Exit exit(String... states) {
    Optional<PayloadTemplate> output = fields.template("Output", states);
    Map<String, PayloadTemplate> assign = fields.assign(states);
    Optional<String> next = fields.text("Next");
    Object end = fields.get("End");
    if (end != null && !end.equals(true)) {
      fields.problem("End", "must be true where it is given");
    }
    if (fields.has("Next") == fields.has("End")) {
      fields.problem("Next", "exactly one of Next and End is required");
    }
    return new Exit(output, assign, next);
  }
}
