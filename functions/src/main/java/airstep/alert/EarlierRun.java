package airstep.alert;

import airstep.vocabulary.run.RunStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An earlier run of the same flow.
 *
 * @param failedConnections the names, by id, of the connections known not to have succeeded; none
 *     if the run failed as a whole
 * @param offIds the short ids of those that it skipped because they are switched off, if known
 * @param unnamed how many more failed, because a cause has no room for all of a large run
 */
public record EarlierRun(
    Instant startedAt,
    RunStatus end,
    Map<String, String> failedConnections,
    Optional<Set<String>> offIds,
    long unnamed) {

  public EarlierRun {
    failedConnections = Map.copyOf(failedConnections);
    offIds = offIds.map(Set::copyOf);
  }

  boolean failed() {
    return end == RunStatus.FAILED;
  }

  /** Returns whether it tried to sync any connection. */
  boolean tried() {
    return end != RunStatus.SKIPPED;
  }

  /** Returns whether the connection did not succeed, as far as is known. */
  boolean failed(String connectionId) {
    return failed() && (failedConnections.isEmpty() || failedConnections.containsKey(connectionId));
  }
}
