package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own, with real time, which another command stops. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
@ChangesProcess
class RunsStopCommandTest {

  @TempDir private Path directory;

  private Process process;

  @AfterEach
  void leaveNothingRunning() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void stopsTheRunOfAnotherProcessAndItsJobs() throws Exception {
    BufferedReader log = running();
    CompletableFuture<Ran> logs =
        CompletableFuture.supplyAsync(() -> Ran.in(history(), "runs", "logs", "@last", "--follow"));
    Ran stopped = stop("--yes");
    assertThat(stopped.code()).as(stopped.toString()).isZero();
    assertThat(stopped.err())
        .containsPattern("stop run \\w+ of daily:\n")
        .containsPattern("HubSpot → Snowflake +48201 +is cancelled\n");
    assertThat(stopped.out())
        .containsPattern("run \\w+ of daily was stopped; its clean-up cancels 1 job\n");

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(String.join("\n", log.lines().toList()))
        .contains("airstep: another command stops this run");
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("daily ABORTED", "A person stopped this run with ./airstep runs stop")
        .containsPattern("HubSpot → Snowflake +CANCELLED +48201");
    assertThat(logs.get().code()).isZero();
    assertThat(logs.get().out().lines().filter(line -> line.contains("POST /v1/jobs 200")))
        .as(logs.get().out())
        .hasSize(1);
    Ran shown = Ran.in(history(), "runs", "show", "@last");
    assertThat(shown.out()).containsPattern("HubSpot → Snowflake +CANCELLED +48201");
    assertThat(Ran.in(history(), "runs", "logs", "@last").out())
        .contains("POST /v1/jobs", "FindJob");
    Ran again = stop("--yes");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).containsPattern("run \\w+ of daily has ended ABORTED; there is noth");
  }

  @Test
  void stopsNothingWithoutAnAnswer() throws Exception {
    var _ = running();
    InputStream before = System.in;
    System.setIn(InputStream.nullInputStream());
    try {
      Ran asked = stop();
      assertThat(asked.code()).isEqualTo(1);
      assertThat(asked.err()).contains("Stop this run? [y/N] ", "nothing was stopped");
    } finally {
      System.setIn(before);
    }
    assertThat(last().needText("status")).isEqualTo("RUNNING");
  }

  @Test
  void saysThatARunHasEndedWhoseProcessWasKilled() throws Exception {
    var _ = running();
    process.destroyForcibly().waitFor();
    Ran stopped = stop("--yes");
    assertThat(stopped.code()).isEqualTo(2);
    assertThat(stopped.err()).contains("has ended ABORTED");
  }

  /** Starts a run, and returns its log when its job runs. */
  private BufferedReader running() throws IOException {
    Path flows = Ran.flow(directory, "daily", "connections: [" + OutsideAirbyte.CONNECTION + "]\n");
    String[] run = {"run", "daily", "--plain", "--clock", "real", "--seed", "3", "--flows"};
    List<String> command = AirstepProcess.command(directory, run);
    command.add(flows.toString());
    process = new ProcessBuilder(command).start();
    BufferedReader log =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String line = log.readLine();
    while (line != null && !line.contains("running job")) {
      line = log.readLine();
    }
    assertThat(line).isNotNull();
    return log;
  }

  private Ran stop(String... options) {
    List<String> args = new ArrayList<>(List.of("runs", "stop", "@last"));
    args.addAll(List.of(options));
    return Ran.in(history(), args.toArray(String[]::new));
  }

  private JsonObject last() {
    return Ran.in(history(), "runs", "show", "@last", "--json").json();
  }

  private Path history() {
    return directory.resolve(".airstep");
  }
}
