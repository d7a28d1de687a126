package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real signals to a process of {@code ui} while a retry of its page runs, in real time. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class UiInterruptTest {

  private static final Path ENV = Path.of("/usr/bin/env");
  private static final String WAITS =
      "1 retry of this page still runs; a second Ctrl-C detaches: jobs go on in Airbyte, and no"
          + " alert will come";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);
  private Process process;
  private BufferedReader err;
  private String id;

  @BeforeEach
  void retry() throws IOException {
    assumeTrue(Files.isExecutable(ENV), "needs env and kill of coreutils");
    airbyte.whoseJobs("failed");
    Ran ran = Ran.in(history(), options("run", "daily", "--clock", "virtual", "--json"));
    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    id = shown().needText("id");
    airbyte.whoseJobs("running");
    process = new ProcessBuilder(command()).start();
    err = lines(process.getErrorStream());
    URI page =
        URI.create(Json.readObject(lines(process.getInputStream()).readLine()).needText("page"));
    assertThat(ServedUi.retry(page, id, false).statusCode()).isEqualTo(200);
  }

  @AfterEach
  void leaveNothingRunning() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void theFirstCtrlCWaitsUntilTheRetryHasEnded() throws Exception {
    ServedUi.awaitJob(history());
    interrupt();
    until(WAITS);
    assertThat(process.isAlive()).isTrue();
    // Faster than a job that ends, which is polled after 10 s.
    Ran stopped = Ran.in(history(), "runs", "stop", "@last", "--yes");
    assertThat(stopped.code()).as(stopped.err()).isZero();
    until("retry of run " + id + " of daily: ABORTED");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void theSecondCtrlCDetaches() throws Exception {
    interrupt();
    until(WAITS);
    interrupt();
    until("airstep: detached from the retry of run " + id + " of daily; no alert will come.");
    until("Jobs that it started keep running in Airbyte.");
    assertThat(process.waitFor()).isZero();
    assertThat(shown().needText("status")).isEqualTo("ABORTED");
    SERVER.verify(0, deleteRequestedFor(urlMatching(".*")));
  }

  @Test
  void anotherSignalDetachesAtOnce() throws Exception {
    assertThat(process.toHandle().destroy()).isTrue();
    until("airstep: detached from the retry of run " + id + " of daily; no alert will come.");
    assertThat(process.waitFor()).isZero();
  }

  private void interrupt() throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private void until(String wanted) throws IOException {
    String line = err.readLine();
    while (!wanted.equals(line)) {
      assertThat(line).as("the end, before: %s", wanted).isNotNull();
      line = err.readLine();
    }
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private List<String> command() {
    // A background job, such as a build, may begin with SIGINT ignored, and its children with it.
    List<String> command = new ArrayList<>(List.of(ENV.toString(), "--default-signal=INT"));
    command.addAll(AirstepProcess.command(directory, options("ui", "--no-open", "--json")));
    return command;
  }

  private String[] options(String... command) {
    Path flows =
        Ran.flow(
            directory,
            "daily",
            "connections: [" + OutsideAirbyte.CONNECTION + "]\nretries: {count: 0}\n");
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--flows", flows.toString()));
    all.addAll(List.of("--secrets", airbyte.secrets(directory).toString()));
    return all.toArray(String[]::new);
  }

  private JsonObject shown() {
    return Ran.in(history(), "runs", "show", "@last", "--json").json();
  }

  private Path history() {
    return directory.resolve(".airstep");
  }
}
