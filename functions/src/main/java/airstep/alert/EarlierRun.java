package airstep.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run of the same flow that ended before.
 *
 * @param failedConnections those known not to have succeeded, id and name; of a run that failed as
 *     a whole none
 * @param offIds the beginnings of the ids of those that it skipped, if it told
 */
public record EarlierRun(
    Instant startedAt,
    boolean succeeded,
    Map<String, String> failedConnections,
    Optional<Set<String>> offIds) {

  public EarlierRun {
    failedConnections = Map.copyOf(failedConnections);
    offIds = offIds.map(Set::copyOf);
  }

  /** Whether the connection did not succeed in it, as far as is known. */
  boolean failed(String connectionId) {
    return !succeeded
        && (failedConnections.isEmpty() || failedConnections.containsKey(connectionId));
  }
}
