package airstep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
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

  /** What to do about it is not the same as about permissions, and must lose nothing. */
  @Test
  void saysWhatToDoWithADamagedFileAndLeavesItAsItIs() throws Exception {
    Path file = directory.resolve("executions.db");
    for (String damaged :
        List.of("no database at all, but text".repeat(100), "SQLite format 3\0x".repeat(300))) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> ExecutionStore.open(directory, ExecutionStoreTest.START).close())
          .isInstanceOf(StoreUnusableException.class)
          .hasMessageStartingWith(file + " is damaged (")
          .hasMessageContaining("executions.db-wal")
          .hasMessageContaining(".recover")
          .hasMessageNotContaining("permissions");
      assertThat(file).hasContent(damaged);
    }
  }

  @Test
  void namesTheRemedyOfEachKindOfError() {
    assertThat(StoreUnusableException.of(directory, new SQLException("x", "", 13)))
        .hasMessageContaining("free some space");
    assertThat(StoreUnusableException.of(directory, new SQLException("x", "", 261)))
        .hasMessageContaining("in use by another process");
    assertThat(StoreUnusableException.of(directory, new SQLException("x", "", 8)))
        .hasMessageContaining("check its permissions");
    assertThat(StoreUnusableException.of(directory, new SQLException("x", "", 267)))
        .hasMessageContaining("is damaged");
  }

  /** SQLite itself would go on with the deleted file, which no other command writes. */
  @Test
  void doesNotListAFileThatWasDeletedOrReplaced() throws Exception {
    Path file = directory.resolve("executions.db");
    try (ExecutionStore store = ExecutionStore.open(directory, ExecutionStoreTest.START)) {
      assertThat(list(store)).isEmpty();
      Files.delete(file);
      assertThatThrownBy(() -> list(store))
          .isInstanceOf(StoreUnusableException.class)
          .hasMessage(
              file
                  + " was deleted or replaced while this command used it; start the command again");
      Files.createFile(file);
      assertThatThrownBy(() -> list(store)).isInstanceOf(StoreUnusableException.class);
    }
  }

  private static List<ListedExecution> list(ExecutionStore store) {
    return store.list("machine", Optional.empty(), Optional.empty(), 1, Optional.empty());
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
