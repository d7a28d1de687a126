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

  /** Returns whether a run may be accepted, as far as the list of executions tells. */
  boolean mayBe(ListedRun run) {
    boolean succeeded = run.status().equals("SUCCEEDED");
    boolean running = run.status().equals(Run.RUNNING);
    // One that was running may have ended since.
    return !(failed && (succeeded || running))
        && (status.isEmpty() || running || mayEndAs(status.get(), run));
  }

  /** Only the report of an execution that succeeded tells whether it skipped or checked. */
  private static boolean mayEndAs(String status, ListedRun run) {
    return switch (status) {
      case "SUCCEEDED", "SKIPPED" -> run.status().equals("SUCCEEDED");
      case "CHECKED" -> run.status().equals("SUCCEEDED") && run.check();
      default -> run.status().equals(status);
    };
  }

  boolean has(Run run) {
    return status.isEmpty() || status.get().equals(run.status());
  }
}
