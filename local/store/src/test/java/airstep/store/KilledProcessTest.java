package airstep.store;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.ExecutionStatus;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at a random moment leaves a file with all that it has confirmed. */
class KilledProcessTest {

  @TempDir private Path directory;

  @RepeatedTest(5)
  void losesNothingThatWasWritten(RepetitionInfo repetition) throws Exception {
    Random random = new Random(20261128 + repetition.getCurrentRepetition());
    int lines = 1 + random.nextInt(200);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writing.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = 0;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        last = Long.parseLong(out.readLine());
      }
      process.destroyForcibly().waitFor();
    }
    try (ExecutionStore store = ExecutionStore.open(directory, ExecutionStoreTest.START)) {
      String arn = ExecutionStoreTest.arn("killed");
      assertThat(store.find(arn)).map(StoredExecution::status).contains(ExecutionStatus.ABORTED);
      // Its events, and the one that ended it.
      assertThat(ExecutionStoreTest.events(store, arn)).hasSizeGreaterThan((int) last);
    }
  }

  /** Writes events for ever, and prints the number of each one that is written. */
  static final class Writing {
    private Writing() {}

    public static void main(String[] args) {
      ExecutionStore store = ExecutionStore.open(Path.of(args[0]), ExecutionStoreTest.START);
      StoredExecution execution = ExecutionStoreTest.running("killed", ExecutionStoreTest.START);
      store.begin(execution, ExecutionStoreTest.DEFINITION, false);
      for (long id = 1; ; id++) {
        store.append(
            execution.arn(), id, "{\"timestamp\":\"2026-11-28T07:00:05Z\",\"id\":" + id + "}");
        System.out.println(id);
      }
    }
  }
}
