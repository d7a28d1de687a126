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
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionStoreTest {

  static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:run";
  static final String DEFINITION = "{\"StartAt\": \"Open Run\"}";
  static final Instant START = Instant.parse("2026-11-28T07:00:00Z");

  @TempDir private Path directory;

  @Test
  void returnsWhatAnEarlierProcessStored() {
    StoredExecution ended = succeeded("a", START);
    try (ExecutionStore store = open()) {
      store.group();
      assertThat(begin(store, "a", START)).isTrue();
      store.append(ended.arn(), 1, "{\"id\":1}");
      store.appendLast(ended.arn(), 2, "{\"id\":2}");
      store.log(ended.arn(), START, "{\"step\":\"PlanRun\"}");
      store.end(ended);
    }
    try (ExecutionStore store = open()) {
      assertThat(store.find(ended.arn())).contains(ended);
      assertThat(store.definition(ended.arn())).contains(DEFINITION);
      assertThat(events(store, ended.arn())).containsExactly("{\"id\":1}", "{\"id\":2}");
      assertThat(store.logs(List.of("another", ended.arn()), START))
          .containsExactly("{\"step\":\"PlanRun\"}");
      assertThat(store.logs(List.of(ended.arn()), START.plusMillis(1))).isEmpty();
      assertThat(store.stateMachines()).containsExactly(MACHINE);
    }
  }

  @Test
  void returnsEventsThatItHasNotWrittenYet() {
    try (ExecutionStore store = open()) {
      store.group();
      begin(store, "a", START);
      store.append(arn("a"), 1, "{\"id\":1}");
      assertThat(events(store, arn("a"))).containsExactly("{\"id\":1}");
    }
  }

  @Test
  void keepsThePauseOfAFlowUntilItIsRemoved() {
    StoredPause first = new StoredPause("daily", Optional.of(START), "an upgrade");
    StoredPause second = new StoredPause("daily", Optional.empty(), "");
    try (ExecutionStore store = open()) {
      store.pauses().put(first);
    }
    try (ExecutionStore store = open()) {
      assertThat(store.pauses().of("daily")).contains(first);
      store.pauses().put(second);
      assertThat(store.pauses().of("daily")).contains(second);
      assertThat(store.pauses().of("weekly")).isEmpty();
      store.pauses().remove("daily");
      assertThat(store.pauses().of("daily")).isEmpty();
    }
  }

  @Test
  void refusesANameThatAnotherProcessHasTaken() {
    try (ExecutionStore one = open();
        ExecutionStore other = open()) {
      assertThat(begin(one, "a", START)).isTrue();
      assertThat(begin(other, "a", START.plusSeconds(1))).isFalse();
      assertThat(other.find(arn("a"))).map(StoredExecution::startDate).contains(START);
    }
  }

  @Test
  void aRehearsalThatHasEndedGivesItsNameToARealExecutionOnly() {
    try (ExecutionStore store = open()) {
      assertThat(store.begin(running("a", START), DEFINITION, true)).isTrue();
      assertThat(store.begin(running("a", START), DEFINITION, false)).isFalse();
      store.end(succeeded("a", START));
      assertThat(store.begin(running("a", START), DEFINITION, true)).isFalse();
      assertThat(store.begin(running("a", START), DEFINITION, false)).isTrue();
      store.end(succeeded("a", START));
      assertThat(store.begin(running("a", START), DEFINITION, true)).isFalse();
      assertThat(store.begin(running("a", START), DEFINITION, false)).isFalse();
    }
  }

  @Test
  void listsTheNewestFirstInPages() {
    try (ExecutionStore store = open()) {
      for (int i = 0; i < 5; i++) {
        // Two of them start in the same millisecond.
        store.begin(running("e" + i, START.plus(Duration.ofMillis(i / 2))), DEFINITION, i == 4);
      }
      store.end(succeeded("e3", START));
      List<ListedExecution> first = list(store, 3, Optional.empty());
      assertThat(first).map(ListedExecution::arn).containsExactly(arn("e4"), arn("e3"), arn("e2"));
      assertThat(list(store, 3, Optional.of(arn("e2"))))
          .map(ListedExecution::arn)
          .containsExactly(arn("e1"), arn("e0"));
      assertThat(
              store.list(
                  MACHINE,
                  Optional.of(ExecutionStatus.SUCCEEDED),
                  Optional.empty(),
                  3,
                  Optional.empty()))
          .map(ListedExecution::arn)
          .containsExactly(arn("e3"));
      assertThat(store.list(MACHINE, Optional.empty(), Optional.of(true), 3, Optional.empty()))
          .map(ListedExecution::arn)
          .containsExactly(arn("e4"));
    }
  }

  @Test
  void endsExecutionsWhoseProcessHasEnded() {
    try (ExecutionStore process = open()) {
      begin(process, "a", START);
      process.append(arn("a"), 1, "{\"timestamp\":\"2026-11-28T07:00:05Z\",\"id\":1}");
      begin(process, "silent", START);
      begin(process, "ended", START);
      process.end(succeeded("ended", START));
      try (ExecutionStore other = open()) {
        assertThat(other.find(arn("a")))
            .map(StoredExecution::status)
            .contains(ExecutionStatus.RUNNING);
      }
    }
    for (int i = 0; i < 2; i++) {
      try (ExecutionStore next = open()) {
        StoredExecution killed = next.find(arn("a")).orElseThrow();
        assertThat(killed.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(killed.stopDate()).contains(START.plusSeconds(5));
        assertThat(killed.description())
            .contains("\"status\":\"ABORTED\"", "Airstep.ProcessEnded", "may still run in Airbyte");
        assertThat(events(next, arn("a")))
            .hasSize(2)
            .last()
            .asString()
            .contains("ExecutionAborted", "\"id\":2", "Airstep.ProcessEnded");
        assertThat(next.find(arn("silent")))
            .map(StoredExecution::status)
            .contains(ExecutionStatus.ABORTED);
        assertThat(next.find(arn("ended")))
            .map(StoredExecution::status)
            .contains(ExecutionStatus.SUCCEEDED);
      }
    }
  }

  @Test
  void deletesExecutionsAndTheirHistoriesAfterNinetyDays() {
    try (ExecutionStore store = open()) {
      begin(store, "old", START);
      store.append(arn("old"), 1, "{}");
      store.log(arn("old"), START, "{}");
      store.end(succeeded("old", START));
      Instant kept = START.plusSeconds(60).plus(Duration.ofDays(90));
      ExecutionStore.open(directory, kept).close();
      assertThat(store.find(arn("old"))).isPresent();
      ExecutionStore.open(directory, kept.plusMillis(1)).close();
      assertThat(store.find(arn("old"))).isEmpty();
      assertThat(events(store, arn("old"))).isEmpty();
      assertThat(store.logs(List.of(arn("old")), Instant.EPOCH)).isEmpty();
      assertThat(begin(store, "old", START)).isTrue();
    }
  }

  @Test
  void saysWhatToDoIfItsFolderIsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> ExecutionStore.open(file, START))
        .isInstanceOf(StoreUnusableException.class)
        .hasMessageContaining("file cannot be created");
  }

  @Test
  void reportsWhyAWriteFailedAndNotThatItsRollbackDid() {
    Database database = new Database(directory.resolve("executions.db"));
    assertThatThrownBy(
            () ->
                database.transaction(
                    () -> {
                      // As SQLite does by itself when the disk is full.
                      database.update("rollback");
                      throw new StoreUnusableException("the disk is full", null);
                    }))
        .hasMessage("the disk is full");
    database.close();
  }

  /** Version 2 added the pauses, version 3 the requests to stop. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void addsWhatAFileOfAnEarlierReleaseLacks(int version) throws Exception {
    try (ExecutionStore store = open()) {
      begin(store, "a", START);
    }
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("executions.db"));
        var statement = connection.createStatement()) {
      statement.execute("drop table stops");
      if (version == 1) {
        statement.execute("drop table pauses");
      }
      statement.execute("pragma user_version = " + version);
    }
    try (ExecutionStore store = open()) {
      assertThat(store.find(arn("a"))).isPresent();
      assertThat(store.pauses().of("daily")).isEmpty();
      begin(store, "b", START);
      StopRequest stop = new StopRequest(arn("b"), Optional.empty(), Optional.of("Enough"));
      store.stops().request(stop);
      assertThat(store.stops().requested()).containsExactly(stop);
    }
  }

  @Test
  void refusesAFileOfALaterRelease() throws Exception {
    open().close();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("executions.db"));
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreUnusableException.class)
        .hasMessageContaining("later release");
  }

  private ExecutionStore open() {
    return ExecutionStore.open(directory, START);
  }

  private static boolean begin(ExecutionStore store, String name, Instant start) {
    return store.begin(running(name, start), DEFINITION, false);
  }

  private static List<ListedExecution> list(
      ExecutionStore store, int most, Optional<String> after) {
    return store.list(MACHINE, Optional.empty(), Optional.empty(), most, after);
  }

  /** All events, the oldest first. */
  static List<String> events(ExecutionStore store, String arn) {
    return store.events(arn, false, Integer.MAX_VALUE, OptionalLong.empty());
  }

  static String arn(String name) {
    return MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
  }

  static StoredExecution running(String name, Instant start) {
    return new StoredExecution(
        arn(name), MACHINE, ExecutionStatus.RUNNING, start, Optional.empty(), "{\"input\":\"{}\"}");
  }

  private static StoredExecution succeeded(String name, Instant start) {
    return new StoredExecution(
        arn(name),
        MACHINE,
        ExecutionStatus.SUCCEEDED,
        start,
        Optional.of(start.plusSeconds(60)),
        "{\"output\":\"{}\"}");
  }
}
