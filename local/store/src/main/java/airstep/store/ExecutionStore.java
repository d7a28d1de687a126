package airstep.store;

import airstep.asl.ExecutionStatus;
import airstep.vocabulary.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The executions of all commands on this machine, and the pauses of flows, in the file {@code
 * executions.db} of a directory. Several threads and several processes may use it at the same time.
 *
 * <p>Starts and ends of executions are written at once, and survive a killed process and a power
 * failure. Events and log lines are written at once too, or with the next start, end or read if the
 * store groups them. Every method throws {@link StoreUnusableException} if the file is unusable.
 */
public final class ExecutionStore implements AutoCloseable {

  /** How long Step Functions keeps an execution, and its name. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final Path directory;
  private final Database database;
  private final Changes changes;
  private Owner owner;

  private ExecutionStore(Path directory) {
    this.directory = directory;
    this.database = new Database(directory.resolve("executions.db"));
    this.changes = new Changes(database);
  }

  /**
   * Opens the store in this directory, and creates both if they do not exist. Ends the executions
   * whose process has ended, and deletes those that AWS would no longer keep.
   */
  public static ExecutionStore open(Path directory, Instant now) {
    ExecutionStore store = new ExecutionStore(directory);
    try {
      store.endAbandoned();
      String old = "delete from executions where stopped < ?";
      store.changes.write(() -> store.database.update(old, now.minus(KEPT).toEpochMilli()));
    } catch (StoreUnusableException e) {
      store.close();
      throw e;
    }
    return store;
  }

  /** Writes events and log lines in groups, since virtual time has thousands a second. */
  public void group() {
    changes.group();
  }

  /** Writes what waits in a group at once. */
  public void flush() {
    changes.flush();
  }

  /**
   * Stores a running execution, which belongs to this process until its end.
   *
   * @param definition the definition of its state machine
   * @param rehearsal whether it runs against an Airbyte inside this process. Such an execution
   *     gives its name to one that does not, once it has ended
   * @return false if an execution with this ARN exists; then nothing changes
   */
  public boolean begin(StoredExecution execution, String definition, boolean rehearsal) {
    String hash = Sha256.of(definition);
    int[] begun = new int[1];
    changes.write(
        () -> {
          if (!rehearsal) {
            database.update(
                "delete from executions where arn = ? and rehearsal and status <> 'RUNNING'",
                execution.arn());
          }
          database.update("insert or ignore into definitions values (?, ?)", hash, definition);
          begun[0] =
              database.update(
                  "insert or ignore into executions values (?, ?, ?, ?, null, ?, ?, ?, ?)",
                  execution.arn(),
                  execution.stateMachineArn(),
                  execution.status().name(),
                  execution.startDate().toEpochMilli(),
                  rehearsal,
                  owner(),
                  hash,
                  execution.description());
        });
    return begun[0] == 1;
  }

  /**
   * Adds an event to the history of an execution.
   *
   * @param event the event as GetExecutionHistory returns it, as JSON with the time as text
   */
  public void append(String arn, long id, String event) {
    changes.add(() -> addEvent(arn, id, event));
  }

  /** The same for the last event, which {@link #end} must follow: both are written together. */
  public void appendLast(String arn, long id, String event) {
    changes.addToNext(() -> addEvent(arn, id, event));
  }

  /** Another process may have ended the execution, if it could not see that this one runs. */
  private void addEvent(String arn, long id, String event) {
    database.update("insert or ignore into events values (?, ?, ?)", arn, id, event);
  }

  /** Adds a line that a step has logged for an execution. */
  public void log(String arn, Instant time, String line) {
    long millis = time.toEpochMilli();
    changes.add(() -> database.update("insert into logs values (?, ?, ?)", arn, millis, line));
  }

  /** Stores the end of an execution. */
  public void end(StoredExecution ended) {
    changes.write(() -> ended.writeEnd(database));
  }

  /** Returns an execution. */
  public Optional<StoredExecution> find(String arn) {
    return query("select * from executions where arn = ?", StoredExecution::read, arn).stream()
        .findFirst();
  }

  /**
   * Returns executions of a state machine, newest first.
   *
   * @param rehearsal whether to return rehearsals or the others; empty for both
   * @param most the maximum number of executions
   * @param after the ARN of the execution before the first one; empty to begin with the newest
   * @throws StoreUnusableException also if the file was deleted or replaced meanwhile
   */
  public List<ListedExecution> list(
      String stateMachineArn,
      Optional<ExecutionStatus> status,
      Optional<Boolean> rehearsal,
      int most,
      Optional<String> after) {
    database.needFile();
    changes.flush();
    return ListedExecution.list(database, stateMachineArn, status, rehearsal, most, after);
  }

  /** Returns whether there is an execution with this ARN. */
  public boolean has(String arn) {
    return !query("select 1 from executions where arn = ?", _ -> 1, arn).isEmpty();
  }

  /** Returns whether an execution ran against an Airbyte inside its process. */
  public boolean isRehearsal(String arn) {
    return !query("select 1 from executions where arn = ? and rehearsal", _ -> 1, arn).isEmpty();
  }

  /** Returns the ARNs of the state machines that have executions. */
  public List<String> stateMachines() {
    return texts("select distinct machine from executions order by 1");
  }

  /** Returns the definition that an execution runs. */
  public Optional<String> definition(String arn) {
    return texts(
            "select d.definition from definitions d join executions e on e.definition = d.hash"
                + " where e.arn = ?",
            arn)
        .stream()
        .findFirst();
  }

  /**
   * Returns events of an execution, each as JSON.
   *
   * @param newestFirst whether to begin with the newest one instead of the oldest
   * @param most the maximum number of events
   * @param after the id of the event before the first one; empty to begin at that end
   */
  public List<String> events(String arn, boolean newestFirst, int most, OptionalLong after) {
    String page = newestFirst ? "id < ? order by id desc" : "id > ? order by id";
    long end = after.orElse(newestFirst ? Long.MAX_VALUE : 0);
    return texts("select event from events where arn = ? and " + page + " limit ?", arn, end, most);
  }

  /** Returns what steps have logged for these executions from then on, oldest first, as JSON. */
  public List<String> logs(List<String> arns, Instant since) {
    List<Object> values = new ArrayList<>(arns);
    values.addFirst(since.toEpochMilli());
    return texts(
        "select line from logs where time >= ? and arn in (%s) order by time, rowid"
            .formatted(String.join(", ", Collections.nCopies(arns.size(), "?"))),
        values.toArray());
  }

  /** Returns the pauses of flows. */
  public PauseTable pauses() {
    return new PauseTable(database);
  }

  /** Returns what processes ask each other to stop. */
  public Stops stops() {
    return new Stops(database, changes, this::owner);
  }

  /** Ends the running executions whose process has ended. */
  public void endAbandoned() {
    new Abandoned(directory, database, changes).end();
  }

  @Override
  public synchronized void close() {
    try {
      changes.flush();
    } finally {
      database.close();
      if (owner != null) {
        owner.close();
      }
    }
  }

  private synchronized String owner() {
    if (owner == null) {
      owner = Owner.in(directory);
    }
    return owner.id();
  }

  private List<String> texts(String sql, Object... values) {
    return query(sql, row -> row.getString(1), values);
  }

  private <T> List<T> query(String sql, Database.Row<T> read, Object... values) {
    changes.flush();
    return database.query(sql, read, values);
  }
}
