package airstep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {

  @TempDir private Path directory;

  /** SQLite itself waits for another command in every other case, but not in this one. */
  @Test
  void waitsForAnotherCommandThatCreatesTheFileAtTheSameTime() throws Exception {
    FutureTask<ExecutionStore> opened =
        new FutureTask<>(() -> ExecutionStore.open(directory, ExecutionStoreTest.START));
    Thread command = Thread.ofPlatform().unstarted(opened);
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("executions.db"));
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      command.start();
      while (!opened.isDone() && command.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      statement.execute("commit");
    }
    try (ExecutionStore store = opened.get()) {
      assertThat(store.stateMachines()).isEmpty();
    }
  }

  @Test
  void reportsAFullDiskAndNotThatItsRollbackFailed() throws Exception {
    SQLException full = new SQLException("the disk is full");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> Schema.create(failing(statement, full), directory)).isSameAs(full);
    }
    assertThat(full.getSuppressed()).hasSize(1);
  }

  /** Fails to create a table, and rolls back by itself, as SQLite may do. */
  private static Statement failing(Statement statement, SQLException failure) {
    return (Statement)
        Proxy.newProxyInstance(
            OpeningTest.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (_, method, args) -> {
              if (args[0].toString().startsWith("create table")) {
                statement.execute("rollback");
                throw failure;
              }
              try {
                return method.invoke(statement, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
