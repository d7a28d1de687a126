package airstep.operate;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs to list.
 *
 * @param flows the names of flows of which one must be its flow
 * @param status the status of a run, in capitals
 * @param since the earliest start
 * @param failed whether only those that failed, timed out or were stopped
 * @param limit the maximum number of runs, the newest ones
 */
public record RunFilter(
    Optional<String> flow,
    Optional<Set<String>> flows,
    Optional<String> status,
    Optional<Instant> since,
    boolean failed,
    int limit) {

  boolean hasFlow(String name) {
    return (flow.isEmpty() || flow.get().equals(name))
        && (flows.isEmpty() || flows.get().contains(name));
  }

  boolean isRecent(Instant startedAt) {
    return since.isEmpty() || !startedAt.isBefore(since.get());
  }

  /** Returns whether a run whose execution has this status may be listed. */
  boolean mayBe(String executionStatus) {
    return !failed || !(executionStatus.equals("SUCCEEDED") || executionStatus.equals(Run.RUNNING));
  }

  boolean has(Run run) {
    return status.isEmpty() || status.get().equals(run.status());
  }
}
