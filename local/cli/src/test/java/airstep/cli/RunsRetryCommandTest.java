package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@ChangesProcess
class RunsRetryCommandTest {

  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000002";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @Test
  void syncsOnlyTheConnectionsThatFailed() {
    airbyte.whoseJobs("failed");
    assertThat(run("run", "daily").code()).isEqualTo(1);
    JsonObject failed = shown();
    assertThat(failed.texts("retry")).containsExactly(OutsideAirbyte.CONNECTION);
    airbyte.whoseJobs("succeeded");
    Ran retried = run("runs", "retry", "@last", "--yes");
    assertThat(retried.code()).as(retried.err()).isZero();
    assertThat(retried.err())
        .contains("retry of run " + failed.needText("id") + " of daily:", "✗ HubSpot FAILED");
    String arn = failed.needText("execution");
    assertThat(retried.json().needText("retryOf"))
        .isEqualTo(arn.substring(arn.lastIndexOf(':') + 1));
    assertThat(shown().needText("status")).isEqualTo("SUCCEEDED");
    assertThat(run("runs", "retry", "@last", "--yes").out()).contains("nothing to retry");
    SERVER.verify(2, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void leavesOutWhatNeedsALookAtAirbyteFirst() {
    airbyte.whoseJobs("running");
    SERVER.stubFor(get(urlPathEqualTo("/api/public/v1/jobs/41")).willReturn(serverError()));
    assertThat(run("run", "daily").code()).isEqualTo(1);
    assertThat(shown().objects("connections").getFirst().needText("outcome")).isEqualTo("UNKNOWN");
    Ran refused = run("runs", "retry", "@last", "--yes");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).contains("look at in Airbyte, this connection", "use --all");
    airbyte.whoseJobs("succeeded");
    assertThat(run("runs", "retry", "@last", "--yes", "--all").code()).isZero();
  }

  @RepeatedTest(3)
  @Timeout(180)
  void oneOfSeveralCommandsAtTheSameTimeRetriesIt() throws Exception {
    airbyte.whoseJobs("failed");
    run("run", "daily");
    String[] retry = arguments("runs", "retry", shown().needText("id"), "--yes", "--clock", "real");
    airbyte.whoseJobs("running");
    CompletionService<Ran> commands =
        new ExecutorCompletionService<>(command -> Thread.ofVirtual().start(command));
    for (int i = 0; i < 4; i++) {
      var _ = commands.submit(() -> Ran.in(history(), retry));
    }
    for (int i = 0; i < 3; i++) {
      Ran refused = commands.take().get();
      assertThat(refused.code()).as(refused.toString()).isEqualTo(2);
      assertThat(refused.out()).containsAnyOf("is being retried", "has retried this run meanwhile");
    }
    ServedUi.awaitJob(history());
    Ran stopped = Ran.in(history(), "runs", "stop", "@last", "--yes");
    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(commands.take().get().code()).isEqualTo(1);
    SERVER.verify(2, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void doesNotRepeatWhatAnotherCommandHasRetriedDuringTheQuestion() {
    airbyte.whoseJobs("failed");
    run("run", "daily");
    String id = shown().needText("id");
    airbyte.whoseJobs("succeeded");
    Ran late =
        Ran.agreeing(
            () -> assertThat(run("runs", "retry", id, "--yes").code()).isZero(),
            () -> run("runs", "retry", id));
    assertThat(late.code()).as(late.toString()).isEqualTo(2);
    assertThat(late.out()).contains("another command has retried this run meanwhile");
    SERVER.verify(2, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void startsNothingWithoutAnAnswer() {
    airbyte.whoseJobs("failed");
    run("run", "daily");
    Ran asked = Ran.withoutAnswer(() -> run("runs", "retry", "@last"));
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.err()).contains("Sync this connection again? [y/N] ", "nothing was started");
    SERVER.verify(1, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void doesNotRehearseWhatFailedInTheRealAirbyte() {
    airbyte.whoseJobs("failed");
    run("run", "daily");
    Path flows = directory.resolve("flows");
    Ran refused = Ran.in(history(), "runs", "retry", "@last", "--yes", "--flows", flows.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("pass the --secrets that it was started with");
  }

  @Test
  void refusesACheckAndAnUnknownRun() {
    airbyte.whoseJobs("succeeded");
    run("check", "daily");
    refusesTheCheck();
    airbyte.whoseJobs("succeeded");
    SERVER.stubFor(
        get(urlPathEqualTo("/api/public/v1/connections/" + OutsideAirbyte.CONNECTION))
            .willReturn(serverError()));
    assertThat(run("check", "daily").code()).isEqualTo(1);
    refusesTheCheck();
    assertThat(run("runs", "retry", UNKNOWN, "--yes").code()).isEqualTo(2);
  }

  /** Also one that failed: it did not sync, so no connection failed to. */
  private void refusesTheCheck() {
    assertThat(run("runs", "retry", "@last", "--yes").out())
        .contains(
            " of daily is a check, which syncs nothing; there is nothing to retry; check again with"
                + " ./airstep check daily --flows ");
  }

  private JsonObject shown() {
    return Ran.in(history(), "runs", "show", "@last", "--json").json();
  }

  private Ran run(String... command) {
    return Ran.in(history(), arguments(command));
  }

  private String[] arguments(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--secrets", airbyte.secrets(directory).toString(), "--json"));
    Path flows =
        Ran.flow(
            directory,
            "daily",
            "connections: [" + OutsideAirbyte.CONNECTION + "]\nretries: {count: 0}\n");
    if (!command[0].equals("check") && !args.contains("--clock")) {
      args.addAll(List.of("--clock", "virtual"));
    }
    args.addAll(List.of("--flows", flows.toString()));
    return args.toArray(String[]::new);
  }

  private Path history() {
    return directory.resolve("history");
  }
}
