package airstep.flows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds circular dependencies between flows that start after other flows. */
final class Chains {
  private final Map<String, Flow> flows = new TreeMap<>();

  /** Returns the names of the flows that a flow starts. */
  private final Map<String, List<String>> started = new HashMap<>();

  private Chains(List<Flow> all) {
    all.forEach(flow -> flows.put(flow.name(), flow));
    for (Flow first : flows.values()) {
      started.put(
          first.name(),
          flows.values().stream().filter(next -> starts(first, next)).map(Flow::name).toList());
    }
  }

  /** Returns one problem for each circle. */
  static List<Problem> check(List<Flow> flows) {
    return new Chains(flows).circles();
  }

  private static boolean starts(Flow first, Flow next) {
    return next.upstreams().contains(first.name());
  }

  private List<Problem> circles() {
    List<Problem> problems = new ArrayList<>();
    Set<String> reported = new HashSet<>();
    for (Flow flow : flows.values()) {
      if (!reported.contains(flow.name())) {
        List<String> circle = circle(flow.name());
        if (!circle.isEmpty()) {
          reported.addAll(circle);
          problems.add(circular(flow, circle));
        }
      }
    }
    return problems;
  }

  private static Problem circular(Flow flow, List<String> circle) {
    return flow.problem(
        "after",
        "after: circular dependency, each flow waits for the one before it: "
            + String.join(" → ", circle),
        "remove one of them");
  }

  /**
   * Returns the shortest path from the flow back to itself, with the flow at both ends; empty if
   * there is none.
   */
  private List<String> circle(String name) {
    Map<String, String> from = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty() && !from.containsKey(name)) {
      String first = open.remove();
      for (String next : started.get(first)) {
        if (from.putIfAbsent(next, first) == null) {
          open.add(next);
        }
      }
    }
    Deque<String> circle = new ArrayDeque<>();
    if (from.containsKey(name)) {
      circle.push(name);
      do {
        circle.push(from.get(circle.element()));
      } while (!circle.element().equals(name));
    }
    return List.copyOf(circle);
  }
}
