package airstep.asl.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds transitions to unknown states, states without a transition to them, and graphs without an
 * end.
 */
final class GraphLint {

  private GraphLint() {}

  /** Checks a graph; the path is that of the object that contains it. */
  static void check(StateGraph graph, String path, Problems problems) {
    if (graph.start() == null) {
      problems.add(path + "StartAt", "there is no state " + graph.startAt() + " beside it");
    }
    boolean ends = false;
    for (State state : graph.states().values()) {
      var exits = state.exits();
      ends |= exits.isEmpty();
      for (Exit exit : exits) {
        ends |= exit.next().isEmpty();
        exit.next()
            .filter(next -> !graph.states().containsKey(next))
            .ifPresent(next -> problems.add(state.name(), "leads to an unknown state: " + next));
      }
      if (state instanceof State.MapState map) {
        check(map.processor(), state.name() + "/ItemProcessor/", problems);
      }
    }
    if (!ends) {
      problems.add(path + "States", "none of the states ends");
    }
    Set<String> reached = reached(graph);
    for (String name : graph.states().keySet()) {
      if (graph.start() != null && !reached.contains(name)) {
        problems.add(name, "no transition leads to this state");
      }
    }
  }

  private static Set<String> reached(StateGraph graph) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(graph.startAt());
    while (!open.isEmpty()) {
      String name = open.remove();
      State state = graph.states().get(name);
      if (state != null && reached.add(name)) {
        state.exits().stream().map(Exit::next).flatMap(Optional::stream).forEach(open::add);
      }
    }
    return reached;
  }
}
