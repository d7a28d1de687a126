package airstep.asl.definition;

import java.util.Collections;
import java.util.Map;

/** States that lead to each other: a whole machine, one branch, or what a Map does to each item. */
public record StateGraph(String startAt, Map<String, State> states) {

  public StateGraph {
    // Not Map.copyOf: the order of the definition is kept.
    states = Collections.unmodifiableMap(states);
  }

  public State start() {
    return states.get(startAt);
  }
}
