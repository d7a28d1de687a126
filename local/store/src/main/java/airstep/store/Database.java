package airstep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection to the file, for any thread. Each error becomes a {@link StoreUnusableException}.
 */
final class Database implements AutoCloseable {

  private final Path file;
  private final Connection connection;
  private final String identity;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Database(Path file) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new StoreUnusableException(
          "%s cannot be created (%s); check the permissions of its parent"
              .formatted(file.getParent(), e.getMessage()),
          e);
    }
    this.file = file;
    this.connection = Schema.open(file);
    this.identity = identity(file);
  }

  /** Reads a row of a result. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * Fails if the file was deleted or replaced since it was opened. SQLite would read the deleted
   * one, which no other command writes.
   */
  void needFile() {
    if (!identity.equals(identity(file))) {
      throw new StoreUnusableException(
          "%s was deleted or replaced while this command used it; start the command again"
              .formatted(file),
          null);
    }
  }

  /** Differs between two files with the same name; empty if there is none. */
  private static String identity(Path file) {
    try {
      return "file " + Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException _) {
      return "";
    }
  }

  /** Runs the action in one transaction, which other processes see whole or not at all. */
  synchronized void transaction(Runnable action) {
    update("begin immediate");
    try {
      action.run();
      update("commit");
    } catch (RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  /** SQLite rolls some failures back itself, such as a full disk, and then refuses to do so. */
  private void rollBack(RuntimeException cause) {
    try {
      update("rollback");
    } catch (StoreUnusableException e) {
      cause.addSuppressed(e);
    }
  }

  /** Returns the number of rows that changed. */
  synchronized int update(String sql, Object... values) {
    try {
      return prepared(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  synchronized <T> List<T> query(String sql, Row<T> read, Object... values) {
    try (ResultSet rows = prepared(sql, values).executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(read.of(rows));
      }
      return all;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private StoreUnusableException failed(SQLException e) {
    return StoreUnusableException.of(file, e);
  }
}
