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

  private Chains(List<Flow> all) {
    all.forEach(flow -> flows.put(flow.name(), flow));
  }

  /** Returns one problem for each circle. */
  static List<Problem> check(List<Flow> all) {
    Chains chains = new Chains(all);
    List<Problem> problems = new ArrayList<>();
    Set<String> reported = new HashSet<>();
    for (Flow flow : chains.flows.values()) {
      List<String> circle = reported.contains(flow.name()) ? List.of() : chains.circle(flow.name());
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

  /**
   * Returns the shortest path from the flow back to itself, with the flow at both ends; empty if
   * there is none.
   */
  private List<String> circle(String name) {
    Map<String, String> from = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty() && !from.containsKey(name)) {
      String first = open.remove();
      for (Flow next : flows.values()) {
        if (next.upstreams().contains(first) && from.putIfAbsent(next.name(), first) == null) {
          open.add(next.name());
        }
      }
    }
    Deque<String> circle = new ArrayDeque<>();
    for (String at = from.get(name); at != null && !at.equals(name); at = from.get(at)) {
      circle.push(at);
    }
    if (from.containsKey(name)) {
      circle.push(name);
      circle.add(name);
    }
    return List.copyOf(circle);
  }
}
