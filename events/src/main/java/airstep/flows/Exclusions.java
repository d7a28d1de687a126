package airstep.flows;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The connections that a flow of all active ones leaves to the flows that name them.
 *
 * @param namedBy the flows, by connection id
 */
public record Exclusions(SortedMap<String, SortedSet<String>> namedBy) {
  public Exclusions {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>(namedBy);
    copy.replaceAll((_, flows) -> Collections.unmodifiableSortedSet(new TreeSet<>(flows)));
    namedBy = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * What the flow leaves out: a connection that another flow, switched on and triggered, syncs by
   * name. A flow that only a person starts takes nothing away, or its connections would rest.
   */
  public static Exclusions of(Flow flow, List<Flow> flows) {
    SortedMap<String, SortedSet<String>> namedBy = new TreeMap<>();
    if (flow.connections() instanceof Connections.AllActive) {
      for (Flow other : flows) {
        if (other.connections() instanceof Connections.Named(var ids)
            && other.switchedOn()
            && other.triggered()
            && other.job() == JobKind.SYNC) {
          ids.forEach(id -> namedBy.computeIfAbsent(id, _ -> new TreeSet<>()).add(other.name()));
        }
      }
    }
    return new Exclusions(namedBy);
  }

  /** The ids, in order. */
  public List<String> ids() {
    return List.copyOf(namedBy.keySet());
  }
}
