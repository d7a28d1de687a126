package airstep.asl.definition;

import java.util.Collections;
import java.util.Map;

/** States and their transitions: a whole machine, or the processor of a Map state. */
public record StateGraph(String startAt, Map<String, State> states) {

  public StateGraph {
    // Not Map.copyOf: the order of the definition is kept.
    states = Collections.unmodifiableMap(states);
  }

  public State start() {
    return states.get(startAt);
  }
}
