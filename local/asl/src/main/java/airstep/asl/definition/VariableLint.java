package airstep.asl.definition;

import airstep.asl.expression.Expression;
import airstep.asl.expression.PayloadTemplate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds variables that are used but not assigned on any path before, and inner variables with the
 * name of an outer one. AWS accepts a variable that nothing assigns and fails when a state uses it;
 * this check finds it before deployment.
 */
final class VariableLint {

  private VariableLint() {}

  static void check(StateGraph graph, Problems problems) {
    check(graph, Set.of(), Set.of(), problems);
  }

  /**
   * Checks a graph, given the names of the outer variables and those that can have a value at its
   * start.
   */
  private static void check(
      StateGraph graph, Set<String> outer, Set<String> given, Problems problems) {
    Set<String> names = new HashSet<>(outer);
    for (State state : graph.states().values()) {
      for (Exit exit : state.exits()) {
        for (String name : exit.assign().keySet()) {
          if (outer.contains(name)) {
            problems.add(state.name(), "assigns $" + name + ", a variable of the outer scope");
          }
          names.add(name);
        }
      }
    }
    Map<String, Set<String>> known = known(graph, given);
    known.forEach(
        (name, variables) -> {
          State state = graph.states().get(name);
          templates(state)
              .flatMap(PayloadTemplate::expressions)
              .forEach(expression -> check(state, expression, variables, problems));
          if (state instanceof State.MapState map) {
            check(map.processor(), names, variables, problems);
          }
        });
  }

  private static void check(
      State state, Expression expression, Set<String> known, Problems problems) {
    for (String variable : expression.variables()) {
      if (!known.contains(variable)) {
        problems.add(
            state.name() + "/" + expression.location(),
            "uses $" + variable + ", which nothing before it assigns");
      }
    }
  }

  /** For each state, the variables that have a value on at least one path to it. */
  private static Map<String, Set<String>> known(StateGraph graph, Set<String> given) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    if (graph.start() != null) {
      known.put(graph.startAt(), new HashSet<>(given));
      open.add(graph.startAt());
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      for (Exit exit : graph.states().get(name).exits()) {
        exit.next()
            .filter(graph.states()::containsKey)
            .ifPresent(
                next -> {
                  boolean first = !known.containsKey(next);
                  Set<String> there = known.computeIfAbsent(next, _ -> new HashSet<>());
                  boolean more = there.addAll(known.get(name));
                  more |= there.addAll(exit.assign().keySet());
                  if (first || more) {
                    open.add(next);
                  }
                });
      }
    }
    return known;
  }

  private static Stream<PayloadTemplate> templates(State state) {
    Stream<Optional<PayloadTemplate>> own =
        switch (state) {
          case State.Task task ->
              Stream.of(task.arguments(), Optional.of(task.timeoutSeconds().value()));
          case State.Choice choice ->
              choice.rules().stream().map(rule -> Optional.of(rule.condition()));
          case State.Wait wait -> Stream.of(time(wait.until()));
          case State.Pass _ -> Stream.empty();
          case State.Succeed succeed -> Stream.of(succeed.output());
          case State.Fail fail -> Stream.of(fail.error(), fail.cause());
          case State.MapState map ->
              Stream.of(map.items(), map.itemSelector(), map.maxConcurrency().map(Quantity::value));
        };
    Stream<PayloadTemplate> exits =
        state.exits().stream()
            .flatMap(
                exit -> Stream.concat(exit.output().stream(), exit.assign().values().stream()));
    return Stream.concat(own.flatMap(Optional::stream), exits);
  }

  private static Optional<PayloadTemplate> time(State.Wait.Until until) {
    return switch (until) {
      case State.Wait.Seconds(Quantity seconds) -> Optional.of(seconds.value());
      case State.Wait.ComputedTime(PayloadTemplate time) -> Optional.of(time);
      case State.Wait.FixedTime _ -> Optional.empty();
    };
  }
}
