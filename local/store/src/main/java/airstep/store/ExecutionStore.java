package airstep.store;

import airstep.asl.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The executions of all commands on this machine, in the file {@code executions.db} of a directory.
 * Several processes may use it at the same time. What a method has written survives if the process
 * is killed right after it.
 */
public final class ExecutionStore implements AutoCloseable {

  private final Path directory;
  private final Connection connection;
  private Owner owner;

  private ExecutionStore(Path directory, Connection connection) {
    this.directory = directory;
    this.connection = connection;
  }

  /**
   * Opens the store in this directory, and creates both if they do not exist.
   *
   * @throws StoreUnusableException if it cannot be used; the message says what to do
   */
  public static ExecutionStore open(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StoreUnusableException(
          directory + " cannot be created (" + e.getMessage() + "): choose another directory", e);
    }
    return new ExecutionStore(directory, Schema.open(directory.resolve("executions.db")));
  }

  /**
   * Stores a running execution, which belongs to this process until its end.
   *
   * @return false if an execution with this ARN exists; then nothing changes
   */
  public synchronized boolean begin(StoredExecution execution) {
    return store(
        () -> {
          String hash = Hash.of(execution.definition());
          update("insert or ignore into definitions values (?, ?)", hash, execution.definition());
          return update(
                  "insert or ignore into executions values (?, ?, ?, ?, ?, null, ?, ?, ?, null,"
                      + " null, null)",
                  execution.arn(),
                  execution.stateMachineArn(),
                  execution.name(),
                  execution.status().name(),
                  execution.startDate().toEpochMilli(),
                  owner(),
                  hash,
                  execution.input())
              == 1;
        });
  }

  /**
   * Adds an event to the history of an execution.
   *
   * @param event the event as GetExecutionHistory returns it, as JSON
   */
  public synchronized void append(String arn, long id, String event) {
    store(() -> update("insert into events values (?, ?, ?)", arn, id, event));
  }

  /** Stores the end of an execution. */
  public synchronized void end(StoredExecution ended) {
    store(
        () ->
            update(
                "update executions set status = ?, stopped = ?, output = ?, error = ?, cause = ?"
                    + " where arn = ?",
                ended.status().name(),
                ended.stopDate().orElseThrow().toEpochMilli(),
                ended.output().orElse(null),
                ended.error().orElse(null),
                ended.cause().orElse(null),
                ended.arn()));
  }

  /** Adds a line that a step has logged for an execution. */
  public synchronized void log(String arn, Instant time, String line) {
    store(() -> update("insert into logs values (?, ?, ?)", arn, time.toEpochMilli(), line));
  }

  /** Returns an execution. */
  public Optional<StoredExecution> find(String arn) {
    return query(SELECT + "where arn = ?", ExecutionStore::execution, arn).stream().findFirst();
  }

  /**
   * Returns executions of a state machine, newest first.
   *
   * @param most the maximum number of executions
   * @param after the ARN of the execution before the first one; empty to begin with the newest
   */
  public List<StoredExecution> list(
      String stateMachineArn, Optional<ExecutionStatus> status, int most, Optional<String> after) {
    return query(
        SELECT
            + "where machine = ?1 and (?2 is null or status = ?2)"
            + " and (?3 is null or (started, e.rowid) <"
            + " (select started, rowid from executions where arn = ?3))"
            + " order by started desc, e.rowid desc limit ?4",
        ExecutionStore::execution,
        stateMachineArn,
        status.map(ExecutionStatus::name).orElse(null),
        after.orElse(null),
        most);
  }

  /** Returns the ARNs of the state machines that have executions. */
  public List<String> stateMachines() {
    return query("select distinct machine from executions order by 1", row -> row.getString(1));
  }

  /** Returns the history of an execution, oldest event first, each as JSON. */
  public List<String> events(String arn) {
    return query("select event from events where arn = ? order by id", row -> row.getString(1), arn);
  }

  /** Returns what steps have logged for an execution, oldest line first. */
  public List<String> logs(String arn) {
    return query(
        "select line from logs where arn = ? order by time, rowid", row -> row.getString(1), arn);
  }

  /**
   * Returns the running executions whose process has ended. No one continues them, so their caller
   * has to end them.
   */
  public synchronized List<StoredExecution> abandoned() {
    List<StoredExecution> abandoned = new ArrayList<>();
    for (String id :
        query(
            "select distinct owner from executions where status = 'RUNNING'",
            row -> row.getString(1))) {
      if (!isAlive(id)) {
        abandoned.addAll(
            query(
                SELECT + "where status = 'RUNNING' and owner = ? order by started",
                ExecutionStore::execution,
                id));
      }
    }
    return abandoned;
  }

  /** Deletes the executions that ended before a time, with their histories and logs. */
  public synchronized void deleteEndedBefore(Instant time) {
    store(() -> update("delete from executions where stopped < ?", time.toEpochMilli()));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      if (owner != null) {
        owner.close();
      }
    }
  }

  private static final String SELECT =
      "select arn, machine, name, status, started, stopped, d.definition, input, output, error,"
          + " cause from executions e join definitions d on d.hash = e.definition ";

  private static StoredExecution execution(ResultSet row) throws SQLException {
    long stopped = row.getLong("stopped");
    return new StoredExecution(
        row.getString("arn"),
        row.getString("machine"),
        row.getString("name"),
        ExecutionStatus.valueOf(row.getString("status")),
        Instant.ofEpochMilli(row.getLong("started")),
        stopped == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(stopped)),
        row.getString("definition"),
        row.getString("input"),
        Optional.ofNullable(row.getString("output")),
        Optional.ofNullable(row.getString("error")),
        Optional.ofNullable(row.getString("cause")));
  }

  private String owner() throws SQLException {
    if (owner == null) {
      try {
        owner = Owner.in(directory);
      } catch (IOException e) {
        throw new SQLException(e);
      }
    }
    return owner.id();
  }

  private boolean isAlive(String id) {
    try {
      return Owner.isAlive(directory, id);
    } catch (IOException _) {
      return true; // Unknown, and ending a live one would be wrong.
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private synchronized <T> List<T> query(String sql, Row<T> read, Object... values) {
    return store(
        () -> {
          try (PreparedStatement statement = prepared(sql, values);
              ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
              all.add(read.of(rows));
            }
            return all;
          }
        });
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private <T> T store(Access<T> access) {
    try {
      return access.get();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private StoreUnusableException failed(SQLException e) {
    return new StoreUnusableException(
        "the executions in " + directory + " cannot be read or written: " + e.getMessage(), e);
  }

  private interface Access<T> {
    T get() throws SQLException;
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }
}
