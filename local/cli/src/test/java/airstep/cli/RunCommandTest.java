package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

  private static final String DAILY =
      "connections: [" + OutsideAirbyte.CONNECTION + "]\ntimeout: 30m\npoll: 30s\n";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @Test
  void reportsASuccessAsExactlyOneJsonObject() {
    airbyte.whoseJobs("succeeded");
    Ran ran = runJson("--input", "{\"scheduledTime\":\"2026-11-22T08:00:00+01:00\"}");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(1);
    JsonObject report = ran.json();
    assertThat(report.fields())
        .containsKeys(
            "flow", "status", "scheduledTime", "startedAt", "endedAt", "connections", "cost");
    assertThat(report.text("flow")).hasValue("daily");
    assertThat(report.text("status")).hasValue("SUCCEEDED");
    assertThat(report.text("scheduledTime")).hasValue("2026-11-22T07:00:00Z");
    assertThat(report.objects("connections"))
        .singleElement()
        .extracting(JsonObject::fields)
        .isEqualTo(
            Json.readObject(
                    """
                    {"connectionId": "00000000-0000-4000-8000-000000000001", "name": "HubSpot",
                     "outcome": "SUCCEEDED", "jobId": 41, "triggers": 1, "polls": 1, "rows": 12,
                     "bytes": 3400, "durationSeconds": 100, "reason": null}
                    """)
                .fields());
    assertThat(report.needObject("cost").fields())
        .containsOnlyKeys("transitions", "historyEvents", "lambdaInvocations");
    assertThat(report.needObject("cost").needWhole("lambdaInvocations")).isEqualTo(6);
    SERVER.verify(
        1,
        postRequestedFor(urlPathEqualTo("/api/public/v1/jobs"))
            .withHeader("Authorization", equalTo("Bearer " + OutsideAirbyte.KEY)));
    SERVER.verify(0, postRequestedFor(urlPathEqualTo("/slack")));
  }

  @Test
  void runsTheSelectedConnections() {
    airbyte.whoseJobs("succeeded");
    Ran ran = runJson("--connections", OutsideAirbyte.CONNECTION + "," + OutsideAirbyte.CONNECTION);
    assertThat(ran.code()).isZero();
    assertThat(ran.json().objects("connections")).hasSize(1);
    assertThat(ran.json().fields()).containsEntry("partial", true).containsEntry("retryOf", null);
    SERVER.verify(1, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void reportsAFailureWithExitCodeOne() {
    airbyte.whoseJobs("failed");
    Ran ran = runJson();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.json().text("status")).hasValue("FAILED");
    assertThat(ran.json().text("alert")).hasValue("delivered");
    assertThat(connection(ran).text("reason")).hasValue("Airbyte gives no reason");
    SERVER.verify(1, postRequestedFor(urlPathEqualTo("/slack")));
    SERVER.verify(0, deleteRequestedFor(anyUrl()));
  }

  @Test
  void cancelsAJobThatNeverEndsInVirtualTime() {
    airbyte.whoseJobs("running");
    Ran ran = runJson();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(connection(ran).text("outcome")).hasValue("TIMED_OUT");
    SERVER.verify(1, deleteRequestedFor(urlPathEqualTo("/api/public/v1/jobs/41")));
  }

  @Test
  void printsAReport() {
    airbyte.whoseJobs("failed");
    Ran ran = run(airbyte.secrets(directory));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains("daily FAILED after ", "HubSpot", "Airbyte gives no reason")
        .contains("Alert: delivered", "Lambda calls");
  }

  @Test
  void theTraceHasOneLineForEachEventOfEveryExecution() throws IOException {
    airbyte.whoseJobs("succeeded");
    Path trace = directory.resolve("trace.jsonl");
    Ran ran = runJson("--trace", trace.toString());
    List<JsonObject> lines = Files.readAllLines(trace).stream().map(Json::readObject).toList();
    assertThat(lines).hasSize((int) ran.json().needObject("cost").needWhole("historyEvents"));
    assertThat(lines.stream().map(line -> machine(line.needText("execution"))).distinct())
        .containsExactly("daily", "run", "sync");
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.fields()).containsKeys("id", "type", "timestamp"));
    assertThat(Files.readString(trace)).doesNotContain(OutsideAirbyte.KEY);
  }

  @Test
  void withoutSecretsItRunsOnTheEmbeddedAirbyte() {
    Ran ran = Ran.on(flows(), "run", "daily", "--json", "--seed", "3");
    assertThat(ran.code()).isZero();
    assertThat(ran.json().text("status")).hasValue("SUCCEEDED");
  }

  @Test
  void aSecretThatDoesNotExistFailsTheRun() {
    Path secrets = Ran.write(directory.resolve("empty.json"), "{}");
    Ran ran = run(secrets, "--json");
    assertFailed(ran, "secret airbyte/api-credentials does not exist");
    assertThat(ran.json().text("alert"))
        .hasValue(
            "not delivered: secret slack/alerts does not exist in empty.json: add it there, with"
                + " the URL of a webhook as `webhook_url`; nor by the fallback:"
                + " SNS.NotFoundException");
  }

  @Test
  void anAlertWithoutADestinationIsNotDelivered() {
    airbyte.whoseJobs("failed");
    Path secrets =
        Ran.write(
            directory.resolve("secrets.json"),
            Json.write(
                Map.of(
                    "airbyte/api-credentials",
                    Map.of("api_url", airbyte.api(), "api_key", OutsideAirbyte.KEY))));
    Ran ran = run(secrets);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains("Alert: not delivered: secret slack/alerts does not exist in secrets.json")
        .doesNotContain("delivered by the fallback");
  }

  @Test
  void anAlertAnsweredByAnotherServiceIsNotDelivered() {
    airbyte.whoseJobs("failed");
    SERVER.stubFor(
        post(urlPathEqualTo("/slack"))
            .willReturn(okJson("{\"ok\":false,\"error\":\"not_authed\"}")));
    assertThat(runJson().json().text("alert").orElseThrow())
        .startsWith("not delivered: Slack answered 200 without accepting the message, not_authed")
        .contains("`webhook_url` in secret slack/alerts");
  }

  @Test
  void acceptsAByteOrderMark() throws IOException {
    airbyte.whoseJobs("succeeded");
    Path secrets = airbyte.secrets(directory);
    Ran.write(secrets, "\ufeff" + Files.readString(secrets));
    assertThat(run(secrets, "--json").json().text("status")).hasValue("SUCCEEDED");
  }

  @ParameterizedTest
  @CsvSource({
    "https://192.0.2.1/v1, /slack, `api_url` in secret airbyte/api-credentials is on another"
        + " machine",
    "http://10.0.0.1:8000/api/v1, /slack, `api_url` in secret airbyte/api-credentials is on another"
        + " machine",
    ", https://192.0.2.2/services/T0, `webhook_url` in secret slack/quiet is on another machine",
    "https://192.0.2.1/v1, https://192.0.2.2/x, `api_url` in secret airbyte/api-credentials and"
  })
  void virtualTimeRequiresLoopbackAddresses(String api, String webhook, String said) {
    Ran.write(
        directory.resolve("alerts.yaml"),
        "defaults: {secret: slack/loud}\nroutes: [{tag: quiet, secret: slack/quiet}]\n");
    Path flows = Ran.flow(directory, "daily", DAILY + "tags: [quiet]\n");
    Path secrets =
        Ran.write(
            directory.resolve("secrets.json"),
            Json.write(
                Map.of(
                    "airbyte/api-credentials",
                    Map.of("api_url", api == null ? airbyte.api() : api, "api_key", "0123456789ab"),
                    "slack/quiet",
                    Json.write(
                        Map.of(
                            "webhook_url",
                            webhook.startsWith("/") ? SERVER.baseUrl() + webhook : webhook)),
                    "slack/loud",
                    Map.of("webhook_url", "https://192.0.2.3/of-another-flow"))));
    Ran ran =
        Ran.on(
            flows, "run", "daily", "--secrets", secrets.toString(), "--clock", "virtual", "--json");
    assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.json().needObject("error").needText("message").lines())
        .singleElement()
        .asString()
        .startsWith("--clock virtual: ")
        .contains(said, "leave out --clock")
        .doesNotContain("192.0.2.", "0123456789ab");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void anIncompleteSecretFailsTheRun() {
    airbyte.whoseJobs("succeeded");
    assertFailed(
        run(airbyte.secrets(directory, Map.of("api_key", "x".repeat(20))), "--json"),
        "secret airbyte/api-credentials has no `api_url`");
    assertFailed(
        run(
            airbyte.secrets(directory, Map.of("api_url", airbyte.api(), "client_id", "me")),
            "--json"),
        "has only one of `client_id` and `client_secret`");
  }

  @Test
  void anAirbyteThatAnswersHtmlFailsTheRun() {
    SERVER.stubFor(
        any(anyUrl()).willReturn(okForContentType("text/html", "<html><h1>Sign in</h1></html>")));
    assertFailed(
        runJson(), "`api_url` in secret airbyte/api-credentials does not lead to an Airbyte API");
  }

  @Test
  void aKeyIsNeverSentUnencryptedToAPublicHost() {
    Path secrets =
        airbyte.secrets(
            directory,
            Map.of("api_url", "http://192.0.2.1/api/public/v1", "api_key", OutsideAirbyte.KEY));
    airbyte.whoseJobs("succeeded");
    Ran ran =
        Ran.on(
            flows(), "run", "daily", "--secrets", secrets.toString(), "--clock", "real", "--json");
    assertFailed(ran, "uses plain http to 192.0.2.1");
    assertThat(ran.out() + ran.err()).doesNotContain(OutsideAirbyte.KEY);
  }

  @Test
  void logLinesOfStepsGoToStandardError() {
    airbyte.whoseJobs("succeeded");
    Ran ran = runJson();
    assertThat(ran.json().text("status")).hasValue("SUCCEEDED");
    assertThat(ran.err().lines())
        .isNotEmpty()
        .map(Json::readObject)
        .allMatch(line -> line.text("step").isPresent() || line.object("_aws").isPresent());
    assertThat(ran.err()).doesNotContain(OutsideAirbyte.KEY);
  }

  private Ran runJson(String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--json");
    return run(airbyte.secrets(directory), options.toArray(String[]::new));
  }

  private Ran run(Path secrets, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of("run", "daily", "--secrets", secrets.toString(), "--clock", "virtual"));
    command.addAll(List.of(more));
    return Ran.on(flows(), command.toArray(String[]::new));
  }

  private Path flows() {
    return Ran.flow(directory, "daily", DAILY);
  }

  private static JsonObject connection(Ran ran) {
    return ran.json().objects("connections").getFirst();
  }

  private static void assertFailed(Ran ran, String why) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(ran.json().text("status")).isEqualTo(Optional.of("FAILED"));
    assertThat(connection(ran).text("outcome")).hasValue("FAILED");
    assertThat(connection(ran).text("reason").orElseThrow()).contains(why);
    SERVER.verify(0, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  private static String machine(String arn) {
    return arn.split(":", -1)[6];
  }
}
