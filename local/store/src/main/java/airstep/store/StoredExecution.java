package airstep.store;

import airstep.asl.ExecutionStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution as DescribeExecution returns it.
 *
 * @param definition the definition of its state machine when it started
 * @param input the input as JSON
 * @param output the output as JSON, if it succeeded
 */
public record StoredExecution(
    String arn,
    String stateMachineArn,
    String name,
    ExecutionStatus status,
    Instant startDate,
    Optional<Instant> stopDate,
    String definition,
    String input,
    Optional<String> output,
    Optional<String> error,
    Optional<String> cause) {}
