package airstep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.ExecutionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionStoreTest {

  static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:run";
  static final Instant START = Instant.parse("2026-11-28T07:00:00Z");

  @TempDir Path directory;

  @Test
  void returnsWhatAnEarlierProcessStored() {
    StoredExecution ended = succeeded(execution("a", START), "{\"rows\":1}");
    try (ExecutionStore store = ExecutionStore.open(directory)) {
      assertThat(store.begin(execution("a", START))).isTrue();
      store.append(ended.arn(), 1, "{\"id\":1}");
      store.append(ended.arn(), 2, "{\"id\":2}");
      store.log(ended.arn(), START, "{\"step\":\"PlanRun\"}");
      store.end(ended);
    }
    try (ExecutionStore store = ExecutionStore.open(directory)) {
      assertThat(store.find(ended.arn())).contains(ended);
      assertThat(store.events(ended.arn())).containsExactly("{\"id\":1}", "{\"id\":2}");
      assertThat(store.logs(ended.arn())).containsExactly("{\"step\":\"PlanRun\"}");
      assertThat(store.stateMachines()).containsExactly(MACHINE);
    }
  }

  @Test
  void refusesANameThatAnotherProcessHasTaken() {
    try (ExecutionStore one = ExecutionStore.open(directory);
        ExecutionStore other = ExecutionStore.open(directory)) {
      assertThat(one.begin(execution("a", START))).isTrue();
      assertThat(other.begin(execution("a", START.plusSeconds(1)))).isFalse();
      assertThat(other.find(execution("a", START).arn()))
          .map(StoredExecution::startDate)
          .contains(START);
    }
  }

  @Test
  void listsTheNewestFirstInPages() {
    try (ExecutionStore store = ExecutionStore.open(directory)) {
      for (int i = 0; i < 5; i++) {
        // Two of them start in the same millisecond.
        store.begin(execution("e" + i, START.plus(Duration.ofMillis(i / 2))));
      }
      store.end(succeeded(execution("e3", START), "{}"));
      List<StoredExecution> first = store.list(MACHINE, Optional.empty(), 3, Optional.empty());
      assertThat(first).extracting(StoredExecution::name).containsExactly("e4", "e3", "e2");
      assertThat(
              store.list(MACHINE, Optional.empty(), 3, Optional.of(first.getLast().arn())))
          .extracting(StoredExecution::name)
          .containsExactly("e1", "e0");
      assertThat(
              store.list(MACHINE, Optional.of(ExecutionStatus.SUCCEEDED), 3, Optional.empty()))
          .extracting(StoredExecution::name)
          .containsExactly("e3");
    }
  }

  @Test
  void findsOnlyExecutionsWhoseProcessHasEnded() {
    try (ExecutionStore watching = ExecutionStore.open(directory)) {
      try (ExecutionStore running = ExecutionStore.open(directory)) {
        running.begin(execution("a", START));
        running.begin(execution("b", START));
        running.end(succeeded(execution("b", START), "{}"));
        assertThat(watching.abandoned()).isEmpty();
      }
      assertThat(watching.abandoned()).extracting(StoredExecution::name).containsExactly("a");
    }
  }

  @Test
  void deletesOldExecutionsWithAllThatBelongsToThem() {
    try (ExecutionStore store = ExecutionStore.open(directory)) {
      StoredExecution old = succeeded(execution("old", START), "{}");
      store.begin(execution("old", START));
      store.append(old.arn(), 1, "{}");
      store.end(old);
      store.begin(execution("running", START));
      store.deleteEndedBefore(START.plus(Duration.ofDays(90)));
      assertThat(store.find(old.arn())).isEmpty();
      assertThat(store.events(old.arn())).isEmpty();
      assertThat(store.find(execution("running", START).arn())).isPresent();
      assertThat(store.begin(execution("old", START))).isTrue();
    }
  }

  @Test
  void saysWhatToDoWithAFileThatItCannotRead() throws Exception {
    Files.writeString(directory.resolve("executions.db"), "This is no database. ".repeat(100));
    assertThatThrownBy(() -> ExecutionStore.open(directory))
        .isInstanceOf(StoreUnusableException.class)
        .hasMessageContaining("executions.db cannot be opened")
        .hasMessageContaining("move it away");
  }

  @Test
  void refusesAFileOfALaterRelease() throws Exception {
    ExecutionStore.open(directory).close();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("executions.db"));
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
    assertThatThrownBy(() -> ExecutionStore.open(directory))
        .isInstanceOf(StoreUnusableException.class)
        .hasMessageContaining("later release");
  }

  static StoredExecution execution(String name, Instant start) {
    return new StoredExecution(
        MACHINE.replace(":stateMachine:", ":execution:") + ":" + name,
        MACHINE,
        name,
        ExecutionStatus.RUNNING,
        start,
        Optional.empty(),
        "{\"StartAt\": \"Open Run\"}",
        "{\"flow\":\"hubspot\"}",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static StoredExecution succeeded(StoredExecution running, String output) {
    return new StoredExecution(
        running.arn(),
        running.stateMachineArn(),
        running.name(),
        ExecutionStatus.SUCCEEDED,
        running.startDate(),
        Optional.of(running.startDate().plusSeconds(60)),
        running.definition(),
        running.input(),
        Optional.of(output),
        Optional.empty(),
        Optional.empty());
  }
}
