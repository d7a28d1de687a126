package airstep.simulate;

import airstep.asl.LambdaFunction;
import airstep.asl.LambdaInvoker;
import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.asl.definition.StateMachine;
import airstep.embedded.stack.LoadedMachines;
import airstep.http.Http;
import airstep.json.Json;
import airstep.vocabulary.StepName;
import airstep.vocabulary.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** A deployment with one mistake. */
final class Bug implements Product {

  private final boolean inDefinition;
  private final UnaryOperator<String> definitions;
  private final UnaryOperator<LambdaInvoker> steps;
  private final UnaryOperator<Http> http;
  private final Predicate<Day> on;
  private final Map<String, StateMachine> loaded = new HashMap<>();

  private Bug(
      boolean inDefinition,
      UnaryOperator<String> definitions,
      UnaryOperator<LambdaInvoker> steps,
      UnaryOperator<Http> http,
      Predicate<Day> on) {
    this.inDefinition = inDefinition;
    this.definitions = definitions;
    this.steps = steps;
    this.http = http;
    this.on = on;
  }

  /** In the definition that has that text. */
  static Bug inDefinition(String right, String wrong) {
    return inDefinition(definition -> definition.replace(right, wrong));
  }

  /** In the definition that the change affects. */
  static Bug inDefinition(UnaryOperator<String> mistake) {
    return new Bug(true, mistake, steps -> steps, outside -> outside, _ -> true);
  }

  /** In what the steps read from an answer. */
  static Bug inReading(BiFunction<Http.Request, Http.Response, Http.Response> mistake) {
    return new Bug(
        false,
        definition -> definition,
        steps -> steps,
        outside -> request -> mistake.apply(request, outside.send(request)),
        _ -> true);
  }

  /** In what a step is given. */
  static Bug inInput(StepName step, Consumer<Map<String, Object>> mistake) {
    return in(
        step,
        (function, request) -> {
          JsonObject given = Json.readObject(text(request.payload()));
          return function.invoke(
              new LambdaRequest(
                  request.functionName(),
                  request.requestId(),
                  changed(given, mistake),
                  request.deadline()));
        });
  }

  /** In what a step answers. */
  static Bug inAnswer(StepName step, Consumer<Map<String, Object>> mistake) {
    return in(
        step,
        (function, request) -> {
          LambdaResponse response = function.invoke(request);
          return response instanceof LambdaResponse.Success(byte[] payload)
              ? new LambdaResponse.Success(changed(Json.readObject(text(payload)), mistake))
              : response;
        });
  }

  /** A step that does nothing and answers this. */
  static Bug instead(StepName step, Map<String, ?> answer) {
    return in(step, (_, _) -> new LambdaResponse.Success(bytes(Json.write(answer))));
  }

  private interface Mistake {
    LambdaResponse invoke(LambdaFunction function, LambdaRequest request) throws Exception;
  }

  private static Bug in(StepName step, Mistake mistake) {
    return new Bug(
        false,
        definition -> definition,
        steps ->
            name ->
                name.endsWith(step.functionName())
                    ? steps.find(name).map(function -> new Wrong(function, mistake))
                    : steps.find(name),
        outside -> outside,
        _ -> true);
  }

  @Override
  public Http http(Http outside) {
    return http.apply(outside);
  }

  @Override
  public LoadedMachines machines(Scene scene) {
    Map<String, StateMachine> machines = new LinkedHashMap<>();
    scene
        .machines()
        .byArn()
        .forEach(
            (arn, machine) -> {
              String changed = definitions.apply(machine.definition());
              machines.put(
                  arn,
                  changed.equals(machine.definition())
                      ? machine
                      : loaded.computeIfAbsent(changed, StateMachine::load));
            });
    return new LoadedMachines(scene.flows(), machines);
  }

  @Override
  public LambdaInvoker steps(LambdaInvoker deployed) {
    return steps.apply(deployed);
  }

  private record Wrong(LambdaFunction right, Mistake mistake) implements LambdaFunction {
    @Override
    public Duration timeout() {
      return right.timeout();
    }

    @Override
    public LambdaResponse invoke(LambdaRequest request) throws Exception {
      return mistake.invoke(right, request);
    }
  }

  private static byte[] changed(JsonObject object, Consumer<Map<String, Object>> mistake) {
    Map<String, Object> fields = new LinkedHashMap<>(object.fields());
    mistake.accept(fields);
    return bytes(Json.write(fields));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same, to be found on such days: on others it has no effect, so they are not played. */
  Bug on(Predicate<Day> days) {
    return new Bug(inDefinition, definitions, steps, http, days);
  }

  /** The same, to be found on days with a fault of that kind. */
  Bug on(FaultKind kind) {
    return on(day -> day.has(kind));
  }

  /**
   * The seed of a day on which it breaks that promise; {@code days} if there is none.
   *
   * @param known the day that a search from the first one found, played before all others. If it is
   *     a different day by now, the search starts again.
   */
  long found(Invariant promise, Set<FaultKind> faults, int known, int days) {
    return LongStream.concat(LongStream.of(known), LongStream.range(0, days))
        .filter(seed -> breaks(Day.of(seed, faults), promise))
        .findFirst()
        .orElse(days);
  }

  private boolean breaks(Day day, Invariant promise) {
    return on.test(day)
        && isIn(day.scene())
        && !promise.broken(Play.of(day, this, false)).isEmpty();
  }

  /** Whether the mistake is in the definitions of that scene, or in a step. */
  boolean isIn(Scene scene) {
    return !inDefinition
        || scene.machines().byArn().values().stream()
            .map(StateMachine::definition)
            .anyMatch(definition -> !definitions.apply(definition).equals(definition));
  }
}
