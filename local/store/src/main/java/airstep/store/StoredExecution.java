package airstep.store;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.json.JsonValues;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  static StoredExecution read(ResultSet row) throws SQLException {
    long stopped = row.getLong("stopped");
    return new StoredExecution(
        row.getString("arn"),
        row.getString("machine"),
        ExecutionStatus.valueOf(row.getString("status")),
        Instant.ofEpochMilli(row.getLong("started")),
        stopped == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(stopped)),
        row.getString("description"));
  }

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

  /** Writes that it has ended, and how. */
  void writeEnd(Database database) {
    database.update(
        "update executions set status = ?, stopped = ?, description = ? where arn = ?",
        status.name(),
        stopDate.orElseThrow().toEpochMilli(),
        description,
        arn);
  }
}
