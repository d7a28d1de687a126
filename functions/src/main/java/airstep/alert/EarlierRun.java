package airstep.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run of the same flow that ended before.
 *
 * @param end a run that skipped all of its connections has neither failed nor succeeded
 * @param failedConnections those known not to have succeeded, id and name; of a run that failed as
 *     a whole none
 * @param offIds the beginnings of the ids of those that it skipped, if it told
 * @param unnamed how many failed beside those: a cause has no room for all of a large run
 */
public record EarlierRun(
    Instant startedAt,
    End end,
    Map<String, String> failedConnections,
    Optional<Set<String>> offIds,
    long unnamed) {

  /** What a run came to. */
  public enum End {
    SUCCEEDED,
    FAILED,
    SKIPPED
  }

  public EarlierRun {
    failedConnections = Map.copyOf(failedConnections);
    offIds = offIds.map(Set::copyOf);
  }

  boolean failed() {
    return end == End.FAILED;
  }

  /** Whether it says of any connection how that ended, other than that it was skipped. */
  boolean tried() {
    return end != End.SKIPPED;
  }

  /** Whether it may be among those that failed and are not named. */
  boolean mayHaveFailed(String connectionId) {
    return unnamed > 0 && !failed(connectionId);
  }

  /** Whether the connection did not succeed in it, as far as is known. */
  boolean failed(String connectionId) {
    return failed() && (failedConnections.isEmpty() || failedConnections.containsKey(connectionId));
  }
}
