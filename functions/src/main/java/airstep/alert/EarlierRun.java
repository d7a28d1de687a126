package airstep.alert;

import airstep.vocabulary.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An earlier run of the same flow.
 *
 * @param failedConnections the names, by id, of the connections known not to have succeeded; none
 *     if the run failed as a whole
 * @param offIds the short ids of those that it skipped because they are switched off, if known
 * @param unnamed how many more failed, because a cause has no room for all of a large run
 * @param only the ids of the connections that it was started for; empty for all of the flow
 */
public record EarlierRun(
    Instant startedAt,
    RunStatus end,
    Map<String, String> failedConnections,
    Optional<OffIds> offIds,
    long unnamed,
    Set<String> only) {

  public EarlierRun {
    failedConnections = Map.copyOf(failedConnections);
    Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.addAll(only);
    only = Collections.unmodifiableSet(anyCase);
  }

  /** Returns whether it was started for some connections of the flow only. */
  boolean partial() {
    return !only.isEmpty();
  }

  /** Returns whether nothing of the flow was left to sync. */
  public boolean syncedTheFlow() {
    return end == RunStatus.SUCCEEDED && !partial();
  }

  boolean failed() {
    return end == RunStatus.FAILED;
  }

  /**
   * Returns whether it tried to sync any connection. A partial run that failed as a whole, such as
   * one with a wrong id, says nothing about the flow.
   */
  boolean tried() {
    return end != RunStatus.SKIPPED && !(partial() && failed() && failedConnections.isEmpty());
  }

  /** Returns whether it tried to sync the connection, as far as is known. */
  boolean tried(String connectionId) {
    return !partial()
        || (only.contains(connectionId)
            && offIds.filter(off -> off.contains(connectionId)).isEmpty());
  }

  /** Returns whether the connection did not succeed, as far as is known. */
  boolean failed(String connectionId) {
    return failed() && (failedConnections.isEmpty() || failedConnections.containsKey(connectionId));
  }

  /**
   * Returns the runs as they count for the flow: what a partial run synced no longer counts as
   * failed in the run before it, and what it did not try still does.
   */
  static List<EarlierRun> ofTheFlow(List<EarlierRun> newestFirst) {
    List<EarlierRun> runs = new ArrayList<>();
    for (EarlierRun run : newestFirst.reversed()) {
      if (!run.partial()) {
        runs.addFirst(run);
        continue;
      }
      Map<String, String> failed = new HashMap<>(run.failedConnections);
      if (!runs.isEmpty()) {
        EarlierRun before = runs.removeFirst().repairedBy(run);
        failed.putAll(before.failedConnections);
        runs.addFirst(before);
      }
      if (run.failed()) {
        runs.addFirst(run.withFailed(RunStatus.FAILED, failed));
      }
    }
    return runs;
  }

  private EarlierRun repairedBy(EarlierRun later) {
    Map<String, String> rest = new HashMap<>(failedConnections);
    rest.keySet().removeIf(id -> later.unnamed == 0 && later.tried(id) && !later.failed(id));
    boolean repaired = rest.isEmpty() && !failedConnections.isEmpty() && unnamed == 0;
    return withFailed(repaired ? RunStatus.SUCCEEDED : end, rest);
  }

  private EarlierRun withFailed(RunStatus status, Map<String, String> connections) {
    return new EarlierRun(startedAt, status, connections, offIds, unnamed, only);
  }
}
