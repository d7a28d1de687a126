package airstep.asl;

import airstep.asl.definition.StateMachine;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.VirtualTimeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A Step Functions in virtual time, with functions that a test defines. */
final class World implements AutoCloseable {

  static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  static final String PREFIX = "arn:aws:states:eu-west-1:123456789012:stateMachine:";

  final VirtualTimeline timeline = new VirtualTimeline(START);
  final List<String> invocations = new ArrayList<>();
  final List<HistoryEvent> events = new ArrayList<>();
  final List<ObjectValue> statusChanges = new ArrayList<>();
  final List<Long> waits = new ArrayList<>();
  final StepFunctions stepFunctions;

  private final Map<String, LambdaFunction> functions = new HashMap<>();

  /** What a function does with its payload. */
  interface Body {
    Object answer(Object payload) throws Exception;
  }

  World() {
    this(StepFunctionsOptions.defaults());
  }

  World(StepFunctionsOptions options) {
    this(options, 1);
  }

  World(StepFunctionsOptions options, long seed) {
    var listener =
        new ExecutionListener() {
          @Override
          public void onEvent(Execution execution, HistoryEvent event) {
            events.add(event);
          }

          @Override
          public void onWait(Execution execution, Instant until) {
            waits.add(Duration.between(START, until).toMillis());
          }

          @Override
          public void onStatusChange(Execution execution, ObjectValue event) {
            statusChanges.add(event);
          }
        };
    stepFunctions =
        new StepFunctions(
            timeline,
            new SplittableRandom(seed),
            name -> Optional.ofNullable(functions.get(name)),
            options.withListener(listener));
  }

  /** A function that may throw a {@link Failure}. */
  World function(String name, Body body) {
    return function(name, Duration.ofMinutes(15), body);
  }

  World function(String name, Duration timeout, Body body) {
    functions.put(
        name,
        new LambdaFunction() {
          @Override
          public Duration timeout() {
            return timeout;
          }

          @Override
          public LambdaResponse invoke(LambdaRequest request) throws Exception {
            invocations.add(new String(request.payload(), StandardCharsets.UTF_8));
            try {
              return new LambdaResponse.Success(
                  JsonValues.writeBytes(body.answer(JsonValues.parse(request.payload()))));
            } catch (Failure e) {
              return e.response;
            }
          }
        });
    return this;
  }

  StateMachine machine(String name, String definition) {
    return stepFunctions.createStateMachine(PREFIX + name, json(definition));
  }

  Execution start(String machine, String name, String input) {
    return stepFunctions.startExecution(PREFIX + machine, name, json(input));
  }

  /** Creates a machine of these states, and plays one execution to its end. */
  Execution play(String states, String input) {
    machine("m", machineOf(states));
    Execution execution = start("m", "e", input);
    timeline.runUntil(execution::isClosed);
    return execution;
  }

  /** JSON written with single quotes, and with backticks for those that should stay single. */
  private static String json(String text) {
    return text.replace('\'', '"').replace('`', '\'');
  }

  /** A definition of these states, in JSON with single quotes, that starts at A. */
  static String machineOf(String states) {
    return "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {" + states + "}}";
  }

  static String task(String name, String function, String rest) {
    return """
    '%s': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 60,
      'Arguments': {'FunctionName': '%s', 'Payload': '{%% $states.input %%}'},
      'Output': '{%% $states.result.Payload %%}', %s}\
    """
        .formatted(name, function, rest);
  }

  static List<String> types(Execution execution) {
    return execution.history().stream().map(event -> event.type().awsName()).toList();
  }

  Duration elapsed() {
    return Duration.between(START, timeline.instant());
  }

  @Override
  public void close() {
    timeline.close();
  }

  /** A failure that a function answers with. */
  static final class Failure extends Exception {

    private final transient LambdaResponse response;

    Failure(LambdaResponse response) {
      super("failure of a test");
      this.response = response;
    }

    static Failure error(String type) {
      String payload = "{\"errorMessage\":\"no luck\",\"errorType\":\"" + type + "\"}";
      return new Failure(
          new LambdaResponse.FunctionError(type, payload.getBytes(StandardCharsets.UTF_8)));
    }

    static Failure fault(String error) {
      return new Failure(new LambdaResponse.ServiceFault(error, "the service is busy"));
    }
  }
}
