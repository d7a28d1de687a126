package airstep.asl.definition;

import airstep.asl.expression.Expression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds transitions to unknown states, states without a transition to them, graphs without an end,
 * variables that are used but not assigned on any path before, and inner variables with the name of
 * an outer one. AWS accepts a variable that nothing assigns and fails when a state uses it; this
 * check finds it before deployment.
 */
final class GraphLint {

  private final Map<String, List<Expression>> expressions;
  private final Problems problems;

  /** Creates the check, given the expressions of each state of the machine. */
  GraphLint(Map<String, List<Expression>> expressions, Problems problems) {
    this.expressions = expressions;
    this.problems = problems;
  }

  /** Checks the graph of a machine. */
  void check(StateGraph graph) {
    check(graph, "", Set.of(), Set.of());
  }

  /**
   * Checks a graph.
   *
   * @param path that of the object that contains it
   * @param outer the names of the outer variables
   * @param given those that can have a value at the start of the graph
   */
  private void check(StateGraph graph, String path, Set<String> outer, Set<String> given) {
    if (graph.start() == null) {
      problems.add(path + "StartAt", "there is no state " + graph.startAt() + " at this level");
    }
    Set<String> names = new HashSet<>(outer);
    boolean ends = false;
    for (State state : graph.states().values()) {
      List<Exit> exits = state.exits();
      ends |= exits.isEmpty() || exits.stream().anyMatch(exit -> exit.next().isEmpty());
      exits.forEach(exit -> check(state, exit, graph, outer));
      exits.forEach(exit -> names.addAll(exit.assign().keySet()));
    }
    if (!ends) {
      problems.add(path + "States", "none of the states ends");
    }
    Map<String, Set<String>> known = known(graph, given);
    for (State state : graph.states().values()) {
      Set<String> variables = known.getOrDefault(state.name(), names);
      if (known.containsKey(state.name())) {
        expressions
            .getOrDefault(state.name(), List.of())
            .forEach(expression -> check(state, expression, variables));
      } else if (graph.start() != null) {
        problems.add(state.name(), "no transition leads to this state");
      }
      if (state instanceof State.MapState map) {
        check(map.processor(), state.name() + "/ItemProcessor/", names, variables);
      }
    }
  }

  private void check(State state, Exit exit, StateGraph graph, Set<String> outer) {
    exit.next()
        .filter(next -> !graph.states().containsKey(next))
        .ifPresent(next -> problems.add(state.name(), "leads to an unknown state: " + next));
    exit.assign().keySet().stream()
        .filter(outer::contains)
        .map(name -> "assigns $" + name + ", a variable of the outer scope")
        .forEach(problem -> problems.add(state.name(), problem));
  }

  private void check(State state, Expression expression, Set<String> known) {
    String where = state.name() + "/" + expression.location();
    expression.variables().stream()
        .filter(name -> !known.contains(name))
        .map(name -> "uses $" + name + ", which nothing before it assigns")
        .forEach(problem -> problems.add(where, problem));
  }

  /**
   * For each state that the start leads to, the variables that have a value on at least one path.
   */
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
        String next = exit.next().filter(graph.states()::containsKey).orElse(null);
        if (next != null) {
          boolean more = !known.containsKey(next);
          Set<String> there = known.computeIfAbsent(next, _ -> new HashSet<>());
          more |= there.addAll(known.get(name));
          more |= there.addAll(exit.assign().keySet());
          if (more) {
            open.add(next);
          }
        }
      }
    }
    return known;
  }
}
