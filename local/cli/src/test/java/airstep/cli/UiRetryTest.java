package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;

/** The retry that the page starts on this machine. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class UiRetryTest {

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @Test
  void syncsInTheAirbyteOfItsSecrets() {
    JsonObject failed = failed();
    String id = failed.needText("id");
    try (ServedUi ui = ui("--clock", "virtual", "--secrets", secrets())) {
      assertThat(question(ui, id).needText("effect")).contains("in your own Airbyte");
      airbyte.whoseJobs("succeeded");
      HttpResponse<String> started = ui.retry(id, false);
      assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
      assertThat(ui.said("retry of run " + id))
          .isEqualTo("retry of run " + id + " of daily: started");
      assertThat(ui.said("retry of run " + id)).endsWith(" of daily: SUCCEEDED");
      assertThat(started.body() + ui.get("run/@last") + ui.get("logs/@last"))
          .contains("HubSpot")
          .doesNotContain(OutsideAirbyte.KEY, "/slack");
    }
    JsonObject retried = shown();
    assertThat(retried.needText("status")).isEqualTo("SUCCEEDED");
    assertThat(retried.needText("id")).isNotEqualTo(id);
    SERVER.verify(2, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void closesTheHttpClientOfEachRetryThatHasEnded() throws Exception {
    String id = failed().needText("id");
    try (ServedUi ui = ui("--secrets", secrets())) {
      airbyte.whoseJobs("running");
      assertThat(ui.retry(id, false).statusCode()).isEqualTo(200);
      ServedUi.awaitJob(history());
      List<HttpClientConnectionManager> open = OpenClients.of(URI.create(SERVER.baseUrl()));
      assertThat(open).isNotEmpty();
      Ran.in(history(), "runs", "stop", "@last", "--yes");
      assertThat(ui.said("daily: ABORTED")).isNotEmpty();
      OpenClients.awaitClosed(open);
      assertThat(OpenClients.of(URI.create(SERVER.baseUrl()))).isEmpty();
    }
  }

  @Test
  void saysThatItHasNoSecretsAndStartsNothing() {
    String id = failed().needText("id");
    try (ServedUi ui = ui()) {
      String why = question(ui, id).needText("refusal");
      assertThat(why).startsWith("it synced in your own Airbyte").contains("--secrets FILE");
      HttpResponse<String> refused = ui.retry(id, false);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(Json.readObject(refused.body()).needText("message")).isEqualTo(why);
    }
    assertThat(shown().needText("id")).isEqualTo(id);
  }

  /** Of five syncs, which usually take minutes, one exceeds its timeout with any seed. */
  @Test
  void rehearsesWhatWasARehearsalAlsoWithSecrets() {
    String five =
        IntStream.rangeClosed(1, 5)
            .mapToObj("00000000-0000-4000-8000-%012d"::formatted)
            .collect(Collectors.joining(", "));
    String flow = "connections: [" + five + "]\nretries: {count: 0}\ntimeout: 1m\n";
    Ran rehearsal = ran(flow, "run", "daily", "--json");
    assertThat(rehearsal.json().text("status")).contains("FAILED");
    String id = shown().needText("id");
    try (ServedUi ui = ui("--secrets", secrets())) {
      assertThat(question(ui, id).needText("effect")).contains("a rehearsal");
      assertThat(ui.retry(id, false).statusCode()).isEqualTo(200);
      assertThat(ui.said("daily: FAILED")).startsWith("retry of run " + id);
    }
    assertThat(shown().needText("id")).isNotEqualTo(id);
    SERVER.verify(0, postRequestedFor(urlMatching(".*")));
  }

  @Test
  void leavesOutWhatNeedsALookAtAirbyteUnlessAsked() {
    airbyte.whoseJobs("running");
    SERVER.stubFor(get(urlPathEqualTo("/api/public/v1/jobs/41")).willReturn(serverError()));
    String id = real().needText("id");
    try (ServedUi ui = ui("--clock", "virtual", "--secrets", secrets())) {
      HttpResponse<String> refused = ui.retry(id, false);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("look at in Airbyte, this connection");
      airbyte.whoseJobs("succeeded");
      assertThat(ui.retry(id, true).statusCode()).isEqualTo(200);
      assertThat(ui.said("daily: SUCCEEDED")).isNotEmpty();
    }
  }

  @Test
  void startsNoSecondOneWhileTheFirstRunsAndDetachesAtTheEnd() {
    String id = failed().needText("id");
    airbyte.whoseJobs("running");
    try (ServedUi ui = ui("--secrets", secrets())) {
      assertThat(ui.retry(id, false).statusCode()).isEqualTo(200);
      HttpResponse<String> second = ui.retry(id, false);
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.body()).contains("is being retried");
    }
    assertThat(shown().needText("status")).isEqualTo("ABORTED");
    SERVER.verify(0, deleteRequestedFor(urlMatching(".*")));
    assertThat(Ran.in(history(), "runs", "ls", "--json").json().objects("runs")).hasSize(2);
  }

  @Test
  void anotherCommandDoesNotRetryItAgainMeanwhileButCanStopIt() {
    String id = failed().needText("id");
    airbyte.whoseJobs("running");
    try (ServedUi ui = ui("--secrets", secrets())) {
      assertThat(ui.retry(id, false).statusCode()).isEqualTo(200);
      Ran again = run("runs", "retry", id, "--yes", "--json", "--secrets", secrets());
      assertThat(again.code()).as(again.out()).isEqualTo(2);
      // Its run may not have started yet.
      assertThat(again.out()).contains("is being retried");
      ServedUi.awaitJob(history());
      Ran later = run("runs", "retry", id, "--yes", "--json", "--secrets", secrets());
      assertThat(later.out()).contains("is being retried: run ", "runs stop");
      Ran stopped = Ran.in(history(), "runs", "stop", "@last", "--yes");
      assertThat(stopped.code()).as(stopped.err()).isZero();
      assertThat(ui.said("daily: ABORTED")).startsWith("retry of run " + id);
      airbyte.whoseJobs("succeeded");
      assertThat(ui.retry(id, false).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysWhyTheFlowCannotStart() {
    String id = failed().needText("id");
    try (ServedUi ui = ui("--secrets", secrets())) {
      Ran.write(directory.resolve("flows/daily.yaml"), "connections: [\n");
      HttpResponse<String> refused = ui.retry(id, false);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("daily.yaml:").doesNotContain("\n");
    }
  }

  @Test
  void refusesSecretsForAStageAndAFileThatCannotBeRead() {
    Ran onAws = run("ui", "--on", "aws", "--secrets", "x");
    assertThat(onAws.code()).isEqualTo(2);
    assertThat(onAws.err()).startsWith("--secrets is for a run on this machine");
    Ran missing = run("ui", "--secrets", directory.resolve("none.json").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("none.json");
  }

  private JsonObject failed() {
    airbyte.whoseJobs("failed");
    return real();
  }

  /** Returns a run that did not succeed in the Airbyte of the secrets. */
  private JsonObject real() {
    Ran ran = run("run", "daily", "--json", "--clock", "virtual", "--secrets", secrets());
    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    return shown();
  }

  private static JsonObject question(ServedUi ui, String id) {
    return Json.readObject(ui.get("retry/" + id));
  }

  private JsonObject shown() {
    return Ran.in(history(), "runs", "show", "@last", "--json").json();
  }

  private ServedUi ui(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--flows", directory.resolve("flows").toString()));
    return ServedUi.in(history(), all.toArray(String[]::new));
  }

  private Ran run(String... command) {
    return ran("connections: [" + OutsideAirbyte.CONNECTION + "]\nretries: {count: 0}\n", command);
  }

  private Ran ran(String yaml, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--flows", Ran.flow(directory, "daily", yaml).toString()));
    return Ran.in(history(), args.toArray(String[]::new));
  }

  private String secrets() {
    return airbyte.secrets(directory).toString();
  }

  private Path history() {
    return directory.resolve("history");
  }
}
