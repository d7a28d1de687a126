package airstep.states;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of an execution at the time of the request.
 *
 * @param machine the ARN of its state machine
 * @param status the status in Step Functions' words, {@code RUNNING} while it runs
 * @param input as JSON
 * @param output as JSON; only present if the execution succeeded
 */
public record ExecutionDescription(
    String arn,
    String machine,
    String status,
    Instant startedAt,
    Optional<Instant> stoppedAt,
    String input,
    Optional<String> output,
    Optional<String> error,
    Optional<String> cause) {}
