package airstep.store;

import airstep.asl.timeline.RealTime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/** The tables of the file. Times are in milliseconds since 1970. */
final class Schema {

  private static final String[] EXECUTIONS = {
    """
    create table definitions (
      hash text primary key,
      definition text not null
    )\
    """,
    """
    create table executions (
      arn text primary key,
      machine text not null,
      status text not null,
      started integer not null,
      stopped integer,
      rehearsal integer not null,
      owner text not null,
      definition text not null references definitions,
      description text not null
    )\
    """,
    "create index executions_by_machine on executions (machine, started)",
    "create index executions_by_end on executions (stopped)",
    "create index executions_running on executions (owner) where status = 'RUNNING'",
    """
    create table events (
      arn text not null references executions on delete cascade,
      id integer not null,
      event text not null,
      primary key (arn, id)
    ) without rowid\
    """,
    """
    create table logs (
      arn text not null references executions on delete cascade,
      time integer not null,
      line text not null
    )\
    """,
    "create index logs_by_execution on logs (arn, time)",
  };

  private static final String[] PAUSES = {
    """
    create table pauses (
      flow text primary key,
      until integer,
      why text not null
    )\
    """,
  };

  private static final String[] STOPS = {
    """
    create table stops (
      arn text primary key references executions on delete cascade,
      error text,
      cause text
    ) without rowid\
    """,
  };

  /** What each version of the file adds to the one before. Add further changes at the end. */
  private static final List<String[]> VERSIONS = List.of(EXECUTIONS, PAUSES, STOPS);

  /** How long a command waits for others that write at the same time. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofMillis(10);

  private Schema() {}

  /**
   * Opens the file, and creates it if it does not exist.
   *
   * @throws StoreUnusableException if it is not such a file, or of a later release
   */
  static Connection open(Path file) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma busy_timeout = " + PATIENCE.toMillis());
        writeAhead(statement);
        // Also after a power failure, a name that was taken stays taken.
        statement.execute("pragma synchronous = full");
        statement.execute("pragma foreign_keys = on");
        create(statement, file);
      } catch (SQLException | StoreUnusableException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw StoreUnusableException.of(file, e);
    }
  }

  /** SQLite does not wait for others that create the file too, whatever the timeout is. */
  private static void writeAhead(Statement statement) throws SQLException {
    Duration waited = Duration.ZERO;
    while (true) {
      try {
        statement.execute("pragma journal_mode = wal");
        return;
      } catch (SQLException e) {
        if (e.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code
            || waited.compareTo(PATIENCE) >= 0) {
          throw e;
        }
      }
      RealTime.sleep(LOOK);
      waited = waited.plus(LOOK);
    }
  }

  /** Adds what the file lacks. */
  static void create(Statement statement, Path file) throws SQLException {
    int version = version(statement);
    if (version > VERSIONS.size()) {
      throw new StoreUnusableException(
          file
              + " is from a later release of Airstep; use that release, or move the file away to"
              + " start a new history",
          null);
    }
    if (version == VERSIONS.size()) {
      return;
    }
    statement.execute("begin immediate");
    try {
      // Another process may have changed the file since.
      for (String[] changes : VERSIONS.subList(version(statement), VERSIONS.size())) {
        for (String change : changes) {
          statement.execute(change);
        }
      }
      statement.execute("pragma user_version = " + VERSIONS.size());
      statement.execute("commit");
    } catch (SQLException e) {
      rollBack(statement, e);
      throw e;
    }
  }

  /** SQLite rolls some failures back itself, such as a full disk, and then refuses to do so. */
  private static void rollBack(Statement statement, SQLException cause) {
    try {
      statement.execute("rollback");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("pragma user_version")) {
      return row.getInt(1);
    }
  }
}
