package airstep.flows;

import airstep.flows.Connections.AllActive;
import airstep.flows.Connections.Named;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The connections that a flow of all active connections leaves out. */
public final class Exclusions {
  private Exclusions() {}

  /**
   * Returns the names of the flows by the connection that they list: flows that are switched on and
   * start by themselves. A flow that is only started by hand excludes nothing, because its
   * connections would not sync regularly.
   */
  public static SortedMap<String, SortedSet<String>> of(Flow flow, List<Flow> flows) {
    SortedMap<String, SortedSet<String>> namedBy = new TreeMap<>();
    for (Flow other : flows) {
      if (flow.connections() instanceof AllActive
          && other.connections() instanceof Named(var ids)
          && other.switchedOn()
          && !other.triggers().isEmpty()
          && other.sync().job().equals(JobKind.SYNC.word())) {
        ids.forEach(id -> namedBy.computeIfAbsent(id, _ -> new TreeSet<>()).add(other.name()));
      }
    }
    return namedBy;
  }
}
