package airstep.flows;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The connections that an {@code all-active} flow leaves to the flows that list them.
 *
 * @param namedBy the flow that lists each connection, by connection id
 */
public record Exclusions(SortedMap<String, SortedSet<String>> namedBy) {
  public Exclusions {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>(namedBy);
    copy.replaceAll((_, flows) -> Collections.unmodifiableSortedSet(new TreeSet<>(flows)));
    namedBy = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Returns the connections that the flow leaves out: those listed by another flow that is switched
   * on and starts by itself. A flow that is only started by hand excludes nothing, because its
   * connections would not sync regularly.
   */
  public static Exclusions of(Flow flow, List<Flow> flows) {
    SortedMap<String, SortedSet<String>> namedBy = new TreeMap<>();
    if (flow.connections() instanceof Connections.AllActive) {
      for (Flow other : flows) {
        if (other.connections() instanceof Connections.Named(var ids)
            && other.switchedOn()
            && !other.triggers().isEmpty()
            && other.sync().job().equals(JobKind.SYNC.word())) {
          ids.forEach(id -> namedBy.computeIfAbsent(id, _ -> new TreeSet<>()).add(other.name()));
        }
      }
    }
    return new Exclusions(namedBy);
  }

  /** Returns the ids, in order. */
  public List<String> ids() {
    return List.copyOf(namedBy.keySet());
  }
}
