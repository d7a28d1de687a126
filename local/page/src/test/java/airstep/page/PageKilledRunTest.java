package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.store.ExecutionStore;
import airstep.vocabulary.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that was opened before a run began shows that the process of the run was killed. */
class PageKilledRunTest {

  private static final String FLOW = "stripe-hourly";

  @TempDir private Path directory;

  @Test
  void aRunWhoseProcessIsKilledNoLongerRuns() throws Exception {
    InstantSource clock = InstantSource.fixed(SampleHistory.NOW);
    try (Place place = LocalPlace.of(ExecutionStore.open(directory, SampleHistory.NOW));
        PageServer server =
            PageServer.start(
                place, SampleFlows::all, Retries.onStage(place), Optional.empty(), clock, 0)) {
      assertThat(runs(server)).isEmpty();
      Process process = process();
      try {
        assertThat(firstLine(process)).isEqualTo("it runs");
        assertThat(runs(server))
            .extracting(run -> run.needText("status"))
            .containsExactly("RUNNING");
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(runs(server)).extracting(run -> run.needText("status")).containsExactly("ABORTED");
      assertThat(runs(server).getFirst().text("reason").orElseThrow())
          .contains("jobs that it started may still run in Airbyte");
    }
  }

  private static List<JsonObject> runs(PageServer server) {
    Duration day = Duration.ofDays(1);
    String window =
        "window?from=%s&to=%s"
            .formatted(SampleHistory.NOW.minus(day), SampleHistory.NOW.plusSeconds(1));
    return RawHttp.get(server.address(), window).json().objects("runs");
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Running.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    InputStreamReader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    return new BufferedReader(out).readLine();
  }

  /** Begins a run, and never ends. */
  static final class Running {
    private Running() {}

    public static void main(String[] args) throws InterruptedException {
      ExecutionStore store = ExecutionStore.open(Path.of(args[0]), SampleHistory.NOW);
      ManyRuns.begin(store, FLOW, 1, SampleHistory.NOW.minusSeconds(60));
      System.out.println("it runs");
      Thread.currentThread().join();
    }
  }
}
