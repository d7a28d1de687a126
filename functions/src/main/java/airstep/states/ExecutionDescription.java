package airstep.states;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution as it was when Step Functions was asked.
 *
 * @param machine the ARN of its state machine
 * @param status Step Functions' own word, {@code RUNNING} while it runs
 * @param input as JSON
 * @param output as JSON; only an execution that has succeeded has one
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
