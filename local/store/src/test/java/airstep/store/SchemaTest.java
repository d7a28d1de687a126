package airstep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

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
}
