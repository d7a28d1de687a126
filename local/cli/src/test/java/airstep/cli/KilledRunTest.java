package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A command that is killed while it runs a flow leaves a history, and its time is not run twice.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledRunTest {

  private static final int CASES = 2;

  /** What the steps log before they wait for the job: nothing more comes for 15 seconds. */
  private static final int LINES = 4;

  /** So many that most of them are of polls, after the last start of an execution. */
  private static final int POLLED_LINES = 60;

  private static final String SEVEN = "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  static LongStream seeds() {
    int campaign = Integer.getInteger("airstep.campaign", 1);
    return LongStream.range(0, (long) CASES * campaign);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void startsNoSecondJobForTheSameScheduledTime(long seed) throws Exception {
    airbyte.whoseJobs("succeeded");
    kill(new Random(seed));
    int jobs = jobs();
    assertThat(jobs).isLessThanOrEqualTo(1);

    List<JsonObject> killed = runs();
    assertThat(killed).hasSizeBetween(jobs, 1);
    for (JsonObject run : killed) {
      assertThat(run.needText("status")).isEqualTo("ABORTED");
      assertThat(run.needText("reason")).contains("jobs that it started may still run in Airbyte");
      Ran shown = Ran.in(history(), "runs", "show", run.needText("id"));
      assertThat(shown.code()).as(shown.err()).isZero();
      assertThat(shown.out()).startsWith("daily ABORTED after ");
      Ran logs = Ran.in(history(), "runs", "logs", run.needText("id"));
      assertThat(logs.out()).contains(jobs == 0 ? "" : "PrepareSync");
    }

    Ran again = Ran.in(history(), arguments("virtual"));
    assertThat(again.json().text("status")).contains(killed.isEmpty() ? "SUCCEEDED" : "DUPLICATE");
    assertThat(jobs()).isBetween(killed.isEmpty() ? 1 : 0, 1);
  }

  /** The command that asks the run to stop sees its end, whether or not the run obeyed first. */
  @ParameterizedTest
  @MethodSource("seeds")
  void endsTheCommandThatStopsIt(long seed) throws Exception {
    Random random = new Random(seed);
    airbyte.whoseJobs("running");
    Process process = started();
    CompletableFuture<Ran> stop;
    try (BufferedReader log = log(process)) {
      skip(log, LINES);
      stop =
          CompletableFuture.supplyAsync(() -> Ran.in(history(), "runs", "stop", "@last", "--yes"));
      var _ = process.waitFor(random.nextInt(2500), TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    Ran stopped = stop.get();
    JsonObject run = runs().getFirst();
    assertThat(run.needText("status")).isEqualTo("ABORTED");
    String reason = run.needText("reason");
    if (stopped.code() == 0) {
      assertThat(reason).startsWith("A person stopped this run");
    } else {
      assertThat(stopped.out() + stopped.err()).contains(run.needText("id"), "ABORTED");
      assertThat(reason).contains("jobs that it started may still run in Airbyte");
    }
    Ran again = Ran.in(history(), arguments("virtual"));
    assertThat(again.json().text("status")).contains("DUPLICATE");
    assertThat(jobs()).isEqualTo(1);
  }

  /** In virtual time the history is written in groups, as thousands of events come in a second. */
  @Test
  void aSignalInVirtualTimeLosesNothingOfTheHistory() throws Exception {
    airbyte.whoseJobs("running");
    Process process =
        new ProcessBuilder(AirstepProcess.command(directory, arguments("virtual"))).start();
    try (BufferedReader log = log(process)) {
      skip(log, POLLED_LINES);
      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(log.lines().toList())
          .contains(
              "airstep: detached; Airstep no longer follows this run, and no alert will come.");
      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(runs()).map(run -> run.needText("status")).containsExactly("ABORTED");
    assertThat(Ran.in(history(), "runs", "logs", "@last").out().lines())
        .hasSizeGreaterThanOrEqualTo(POLLED_LINES);
  }

  /** The lines of a killed run end too, when the command that follows them finds it. */
  @Test
  void endsTheCommandThatFollowsItsLogs() throws Exception {
    airbyte.whoseJobs("running");
    Process process = started();
    Process follows = null;
    try (BufferedReader log = log(process)) {
      skip(log, LINES);
      follows =
          new ProcessBuilder(AirstepProcess.command(directory, "runs", "logs", "@last", "--follow"))
              .start();
      try (BufferedReader lines = follows.inputReader(StandardCharsets.UTF_8)) {
        assertThat(lines.readLine()).contains("PrepareSync");
        process.destroyForcibly().waitFor();
        assertThat(follows.waitFor()).isZero();
      }
    } finally {
      process.destroyForcibly().waitFor();
      if (follows != null) {
        follows.destroyForcibly().waitFor();
      }
    }
  }

  /** Runs the flow in a process with a real clock, and kills it at a random moment. */
  private void kill(Random random) throws IOException, InterruptedException {
    Process process = started();
    try (BufferedReader log = log(process)) {
      int lines = random.nextInt(LINES + 1);
      skip(log, lines);
      var _ = process.waitFor(random.nextInt(lines == 0 ? 2000 : 30), TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static BufferedReader log(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  private static void skip(BufferedReader log, int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      assertThat(log.readLine()).as("line %d of %d", i, lines).isNotNull();
    }
  }

  private Process started() throws IOException {
    return new ProcessBuilder(AirstepProcess.command(directory, arguments("real"))).start();
  }

  private String[] arguments(String clock) {
    Path flows =
        Ran.flow(
            directory,
            "daily",
            "connections: [" + OutsideAirbyte.CONNECTION + "]\npoll: 30s\ntimeout: 12h\n");
    return new String[] {
      "run",
      "daily",
      "--input",
      SEVEN,
      "--clock",
      clock,
      "--secrets",
      airbyte.secrets(directory).toString(),
      "--json",
      "--flows",
      flows.toString()
    };
  }

  private List<JsonObject> runs() {
    return Ran.in(history(), "runs", "ls", "--json").json().objects("runs");
  }

  private static int jobs() {
    return SERVER.findAll(postRequestedFor(urlPathEqualTo("/api/public/v1/jobs"))).size();
  }

  private Path history() {
    return directory.resolve(".airstep");
  }
}
