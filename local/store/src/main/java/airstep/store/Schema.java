package airstep.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the file. Times are in milliseconds since 1970. */
final class Schema {

  /** Increase it with each change of the tables, and add the change to {@link #create}. */
  private static final int VERSION = 2;

  private static final String[] TABLES = {
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

  /** What people ask the process of an execution to do, since version 2. */
  private static final String STOPS =
      """
      create table stops (
        arn text primary key references executions on delete cascade,
        error text,
        cause text
      ) without rowid\
      """;

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
        // Other commands may write at the same time.
        statement.execute("pragma busy_timeout = 10000");
        statement.execute("pragma journal_mode = wal");
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
      throw new StoreUnusableException(
          "%s cannot be used (%s); check its permissions and the free space, or move it away to start a new history"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void create(Statement statement, Path file) throws SQLException {
    int version = version(statement);
    if (version > VERSION) {
      throw new StoreUnusableException(
          file
              + " is from a later release of Airstep; use that release, or move the file away to"
              + " start a new history",
          null);
    }
    if (version == VERSION) {
      return;
    }
    statement.execute("begin immediate");
    try {
      int now = version(statement);
      if (now == 0) {
        for (String table : TABLES) {
          statement.execute(table);
        }
      }
      if (now < VERSION) {
        statement.execute(STOPS);
        statement.execute("pragma user_version = " + VERSION);
      }
      statement.execute("commit");
    } catch (SQLException e) {
      statement.execute("rollback");
      throw e;
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("pragma user_version")) {
      return row.getInt(1);
    }
  }
}
