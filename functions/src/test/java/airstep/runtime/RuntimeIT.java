package airstep.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.SyncInputs;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs each handler once through Lambda's runtime interface client, and checks its answer, the name
 * of its error, and that it prints only log lines.
 */
final class RuntimeIT extends PackagedWorld {

  private static final String CONNECTION = "00000000-0000-4000-8000-000000000001";
  private static final String KEY = "abk_NobodyMaySeeThis";
  private static final String WEBHOOK = "/services/T0/B0/NobodyMaySeeThis";

  @BeforeEach
  void storeSecrets() {
    secret("airbyte", Map.of("api_url", world.baseUrl() + "/v1", "api_key", KEY));
    secret("slack", Map.of("webhook_url", world.baseUrl() + WEBHOOK));
  }

  @Test
  void planRun() throws Exception {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("connections", List.of(CONNECTION));
    settings.put("concurrency", 4L);
    settings.put("maxConnections", 1500);
    settings.put("partConnections", 1500);
    settings.put("sync", SyncInputs.settings("airbyte"));
    Map<String, Object> tooMany = new LinkedHashMap<>(settings);
    tooMany.put("maxConnections", 0);

    drive(
        "PlanRun",
        Map.of("settings", settings, "connections", List.of()),
        plan -> assertThat(plan.objects("connections")).hasSize(1),
        Map.of("settings", tooMany, "connections", List.of()),
        "airstep.steps.TooManyConnectionsException");
  }

  @Test
  void prepareSync() throws Exception {
    world.stubFor(
        get("/v1/connections/" + CONNECTION)
            .willReturn(
                okJson(
                    "{\"connectionId\":\""
                        + CONNECTION
                        + "\",\"name\":\"HubSpot → 雪\",\"status\":\"active\"}")));
    world.stubFor(get(urlPathEqualTo("/v1/jobs")).willReturn(okJson("{\"data\":[]}")));

    drive(
        "PrepareSync",
        preparation(CONNECTION),
        sync -> assertThat(sync.needText("name")).isEqualTo("HubSpot → 雪"),
        preparation("x"),
        "airstep.steps.BadInputException");
  }

  @Test
  void triggerSync() throws Exception {
    world.stubFor(
        post("/v1/jobs")
            .withHeader("Authorization", equalTo("Bearer " + KEY))
            .withRequestBody(matchingJsonPath("$.jobType", equalTo("sync")))
            .willReturn(okJson("{\"jobId\":42,\"status\":\"running\"}")));
    world.stubFor(
        post("/v1/jobs")
            .withRequestBody(matchingJsonPath("$.jobType", equalTo("clear")))
            .willReturn(aResponse().withStatus(503)));
    Map<String, Object> clear = prepared();
    clear.put("job", "clear");

    drive(
        "TriggerSync",
        Map.of("sync", prepared(), "again", false),
        job -> assertThat(job.needWhole("jobId")).isEqualTo(42),
        Map.of("sync", clear, "again", false),
        "airstep.airbyte.AirbyteUnavailableException");
  }

  @Test
  void checkSync() throws Exception {
    job("42", "succeeded");
    world.stubFor(get("/v1/jobs/43").willReturn(aResponse().withStatus(404)));
    world.stubFor(get(urlPathEqualTo("/v1/workspaces")).willReturn(okJson("{\"data\":[]}")));

    drive(
        "CheckSync",
        checked(42),
        job -> assertThat(job.needText("outcome")).isEqualTo("SUCCEEDED"),
        checked(43),
        "airstep.airbyte.JobHiddenException");
  }

  @Test
  void cancelSync() throws Exception {
    job("42", "failed");
    Map<String, Object> elsewhere = prepared();
    elsewhere.put("airbyteSecret", "missing");
    world.stubFor(
        post("/")
            .withRequestBody(matchingJsonPath("$.SecretId", equalTo("missing")))
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody("{\"__type\":\"ResourceNotFoundException\"}")));

    drive(
        "CancelSync",
        Map.of("sync", prepared(), "jobId", 42),
        job -> assertThat(job.isTrue("cancelled")).isFalse(),
        Map.of("sync", elsewhere, "jobId", 42),
        "airstep.secrets.SecretUnusableException");
  }

  @Test
  void notifyRun() throws Exception {
    states("ListExecutions", Map.of("executions", List.of()));
    world.stubFor(post(WEBHOOK).willReturn(ok("ok")));
    world.stubFor(
        post(urlEqualTo(WEBHOOK))
            .withRequestBody(matchingJsonPath("$.text", equalTo("Airbyte sync failed: busy - x")))
            .willReturn(aResponse().withStatus(500).withBody("rollup_error")));

    drive(
        "NotifyRun",
        alert("hubspot"),
        alert -> assertThat(alert.needText("alert")).isEqualTo("delivered"),
        alert("busy"),
        "airstep.slack.SlackUnavailableException");
  }

  @Test
  void checkUpstream() throws Exception {
    states("ListExecutions", Map.of("executions", List.of()));
    drive(
        "CheckUpstream",
        upstream("2026-11-22T00:00:00Z"),
        upstream -> assertThat(upstream.texts("missing")).containsExactly("hubspot"),
        upstream("midnight"),
        "airstep.steps.BadInputException");
  }

  @Test
  void findJob() throws Exception {
    execution(EXECUTION, MACHINE, "{}");
    states("GetExecutionHistory", Map.of("events", List.of()));
    drive(
        "FindJob",
        Map.of("stopped", EXECUTION, "machine", MACHINE),
        found -> assertThat(found.needText("left")).isEqualTo("NOTHING"),
        Map.of("stopped", EXECUTION, "machine", "another"),
        "airstep.steps.BadInputException");
  }

  @Test
  void notifyStopped() throws Exception {
    execution(EXECUTION, MACHINE, "{}");
    states(
        "DescribeStateMachineForExecution",
        Map.of(
            "definition",
            Json.write(
                Map.of(
                    "settings",
                    Map.of(
                        "stage",
                        "dev",
                        "flow",
                        "hubspot",
                        "tags",
                        List.of("crm"),
                        "alert",
                        Map.of("secret", "slack"))))));
    world.stubFor(post(WEBHOOK).willReturn(ok("ok")));
    world.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSEvents.PutEvents"))
            .willReturn(okJson("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}")));

    drive(
        "NotifyStopped",
        Map.of("detail", Map.of("executionArn", EXECUTION)),
        alert -> assertThat(alert.needText("alert")).isEqualTo("delivered"),
        Map.of("detail", Map.of()),
        "airstep.steps.BadInputException");
  }

  private static Map<String, ?> upstream(String since) {
    return Map.of("flows", List.of(Map.of("name", "hubspot", "machine", MACHINE)), "since", since);
  }

  private void drive(
      String step,
      Map<String, ?> good,
      Consumer<JsonObject> answer,
      Map<String, ?> bad,
      String error)
      throws Exception {
    Map<String, String> environment = environment(Map.of("AIRSTEP_FIRST_SECRET", "airbyte"));
    try (Function function = new Function(task, "airstep.steps." + step, environment)) {
      RuntimeApi.Outcome first = function.invoke(executed(good));
      assertThat(first.kind()).as("%s", function.printed()).isEqualTo("response");
      answer.accept(first.body());

      RuntimeApi.Outcome second = function.invoke(executed(bad));
      assertThat(second.kind()).isEqualTo("error");
      assertThat(second.body().needText("errorType")).isEqualTo(error);
      assertThat(second.body().needText("errorMessage")).isNotBlank();

      assertThat(function.printed() + Json.write(first.body()) + Json.write(second.body()))
          .doesNotContain(KEY, WEBHOOK);
      assertThat(
              function
                  .printed()
                  .lines()
                  .filter(line -> line.startsWith("{") && !line.startsWith("{\"_aws\"")))
          .allSatisfy(
              line -> {
                assertThat(Json.readObject(line).needText("step")).isEqualTo(step);
                assertThat(Json.readObject(line).needText("execution")).isEqualTo(EXECUTION);
              });
      assertThat(function.printed()).doesNotContain("WARN", "SLF4J");
    }
  }

  private static Map<String, Object> executed(Map<String, ?> input) {
    Map<String, Object> whole = new LinkedHashMap<>(input);
    whole.put("execution", EXECUTION);
    return whole;
  }

  private static Map<String, Object> preparation(String connectionId) {
    return Map.of(
        "input", Map.of("connectionId", connectionId),
        "defaults", SyncInputs.settings("airbyte"),
        "retried", 0);
  }

  private static Map<String, Object> prepared() {
    return SyncInputs.prepared(CONNECTION, "airbyte", 1L);
  }

  /** A run that failed as a whole, for the reason {@code x}. */
  private static Map<String, Object> alert(String flow) {
    Map<String, Object> run =
        Map.of(
            "flow",
            flow,
            "execution",
            EXECUTION,
            "scheduledTime",
            "2026-11-22T07:00:00Z",
            "byHand",
            false);
    Map<String, Object> event =
        Map.of(
            "status",
            "FAILED",
            "total",
            1,
            "skipped",
            0,
            "failed",
            0,
            "rows",
            0,
            "bytes",
            0,
            "durationSeconds",
            60,
            "reason",
            "x");
    Map<String, Object> news =
        Map.of("synced", 0, "down", 0, "named", true, "noticed", List.of(), "off", List.of());
    return Map.of(
        "alert",
        Map.of("secret", "slack"),
        "tags",
        List.of(),
        "run",
        run,
        "closed",
        Map.of(
            "event",
            event,
            "more",
            Map.of("reason", "x"),
            "news",
            news,
            "mail",
            Map.of("subject", "s", "text", "t")));
  }

  private static Map<String, Object> checked(long jobId) {
    return Map.of("sync", prepared(), "jobId", jobId, "triggers", 1, "polls", 1, "triggered", 0);
  }

  private static void job(String id, String status) {
    world.stubFor(
        get("/v1/jobs/" + id)
            .willReturn(okJson("{\"jobId\":" + id + ",\"status\":\"" + status + "\"}")));
  }

  private static void secret(String name, Map<String, String> fields) {
    String answer = Json.write(Map.of("Name", name, "SecretString", Json.write(fields)));
    world.stubFor(
        post("/")
            .withRequestBody(matchingJsonPath("$.SecretId", equalTo(name)))
            .willReturn(okJson(answer)));
  }
}
