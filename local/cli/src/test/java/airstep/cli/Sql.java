package airstep.cli;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A change of the stored history that only time makes otherwise. */
final class Sql {

  private Sql() {}

  static void update(Path file, String statement) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var change = connection.createStatement()) {
      change.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
