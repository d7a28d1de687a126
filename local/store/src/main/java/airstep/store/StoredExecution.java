package airstep.store;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.json.JsonValues;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution in the store.
 *
 * @param description what DescribeExecution returns about it, as JSON with times as text
 */
public record StoredExecution(
    String arn,
    String stateMachineArn,
    ExecutionStatus status,
    Instant startDate,
    Optional<Instant> stopDate,
    String description) {

  /** Returns the execution as it is now. */
  public static StoredExecution of(Execution execution) {
    return new StoredExecution(
        execution.arn(),
        execution.stateMachineArn(),
        execution.status(),
        execution.startDate(),
        execution.stopDate(),
        JsonValues.write(execution.describe()));
  }
}
