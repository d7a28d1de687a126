package airstep.flows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds circular dependencies between flows that start after other flows. */
final class Chains {
  private Chains() {}

  /** Returns one problem for each circle. */
  static List<Problem> check(List<Flow> all) {
    List<Flow> flows = all.stream().sorted(Comparator.comparing(Flow::name)).toList();
    List<Problem> problems = new ArrayList<>();
    Set<String> reported = new HashSet<>();
    for (Flow flow : flows) {
      List<String> circle = reported.contains(flow.name()) ? List.of() : circle(flow.name(), flows);
      if (reported.addAll(circle)) {
        problems.add(
            flow.problem(
                "after",
                "after: circular dependency, each flow waits for the one before it: "
                    + String.join(" → ", circle),
                "remove one of them"));
      }
    }
    return problems;
  }

  /** Returns the shortest path from the flow back to itself, which is at both ends; or nothing. */
  private static List<String> circle(String name, List<Flow> flows) {
    Set<String> reached = new HashSet<>();
    Deque<List<String>> paths = new ArrayDeque<>(List.of(List.of(name)));
    while (!paths.isEmpty()) {
      List<String> path = paths.remove();
      for (Flow next : flows) {
        if (next.upstreams().contains(path.getLast()) && reached.add(next.name())) {
          List<String> longer = new ArrayList<>(path);
          longer.add(next.name());
          if (next.name().equals(name)) {
            return longer;
          }
          paths.add(longer);
        }
      }
    }
    return List.of();
  }
}
