package airstep.store;

import airstep.asl.ExecutionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An execution in a list: all of it but what it was started with and what it reports. */
public record ListedExecution(
    String arn,
    String stateMachineArn,
    ExecutionStatus status,
    Instant startDate,
    Optional<Instant> stopDate) {

  private static final String AFTER =
      " and (started, rowid) < (select started, rowid from executions where arn = ?)";

  /** Returns those that {@link ExecutionStore#list} does. */
  static List<ListedExecution> list(
      Database database,
      String stateMachineArn,
      Optional<ExecutionStatus> status,
      Optional<Boolean> rehearsal,
      int most,
      Optional<String> after) {
    List<Object> values = new ArrayList<>(List.of(stateMachineArn, most));
    StringBuilder conditions = new StringBuilder();
    status.ifPresent(one -> add(" and status = ?", one.name(), conditions, values));
    rehearsal.ifPresent(one -> add(" and rehearsal = ?", one, conditions, values));
    after.ifPresent(arn -> add(AFTER, arn, conditions, values));
    // Without conditions that are only sometimes true, the index leads to the first row.
    return database.query(
        "select arn, machine, status, started, stopped from executions where machine = ?1"
            + conditions
            + " order by started desc, rowid desc limit ?2",
        ListedExecution::read,
        values.toArray());
  }

  private static void add(
      String condition, Object value, StringBuilder conditions, List<Object> values) {
    values.add(value);
    conditions.append(condition.replace("?", "?" + values.size()));
  }

  private static ListedExecution read(ResultSet row) throws SQLException {
    long stopped = row.getLong("stopped");
    return new ListedExecution(
        row.getString("arn"),
        row.getString("machine"),
        ExecutionStatus.valueOf(row.getString("status")),
        Instant.ofEpochMilli(row.getLong("started")),
        stopped == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(stopped)));
  }

  /** Returns the name that it was started with. */
  public String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
