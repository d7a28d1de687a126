package airstep.operate;

import airstep.states.Executions.Listed;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as Step Functions lists it, without a call for each run.
 *
 * @param status RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED; a run that was skipped is listed
 *     as SUCCEEDED
 */
public record ListedRun(
    String id,
    String arn,
    String flow,
    boolean check,
    String status,
    Instant startedAt,
    Optional<Instant> endedAt) {

  /** Returns it with that short id. Its execution must have a name that Airstep has given it. */
  static ListedRun of(Listed listed, String id) {
    RunName name = RunName.of(listed.arn()).orElseThrow();
    return new ListedRun(
        id,
        listed.arn(),
        name.flow(),
        name.check(),
        listed.status(),
        listed.startedAt(),
        listed.stoppedAt());
  }
}
