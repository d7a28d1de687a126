package airstep.operate;

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
    Optional<Instant> endedAt) {}
