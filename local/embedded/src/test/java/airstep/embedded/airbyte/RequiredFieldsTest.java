package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.MovableClock;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer has every field that Airbyte's own schemas require, in every state of a job. */
class RequiredFieldsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String CREDENTIALS =
      "{'client_id':'embedded-id','client_secret':'embedded-secret'}";
  private static final String ORDERS = "{'connectionId':'" + Caller.ORDERS + "'}";
  private static final JobPlan.Failure FAILURE =
      new JobPlan.Failure(
          "source", "config_error", "Something went wrong", "the password was refused");

  private final MovableClock clock = new MovableClock("2026-08-01T02:00:00Z");

  /** Each kind of Airbyte with each kind of job. */
  static Stream<Arguments> worlds() {
    List<JobPlan> plans =
        List.of(
            JobPlan.succeeds(MINUTE, 12, 3400).afterFailedAttempt(MINUTE, MINUTE),
            JobPlan.fails(MINUTE, FAILURE).afterPending(MINUTE),
            JobPlan.fails(MINUTE),
            JobPlan.starves(MINUTE),
            JobPlan.neverEnds());
    return Stream.of(Api.CLOUD.settings(), Api.SELF_MANAGED.settings(), Api.OLD.settings())
        .flatMap(settings -> plans.stream().map(plan -> Arguments.of(settings, plan)));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void everyAnswerHasTheRequiredFields(AirbyteSettings settings, JobPlan plan) {
    EmbeddedAirbyte airbyte = new EmbeddedAirbyte(clock, Caller.orders(plan), settings);
    boolean current = settings.edition() != Edition.OLD;
    config(new Asked(airbyte, "/api/v1", current ? token(airbyte) : ""), current);
    if (current) {
      clock.pass(MINUTE.multipliedBy(10));
      open(new Asked(airbyte, settings.edition().basePath(), token(airbyte)));
    }
  }

  /** As a self-managed Airbyte does: with one token, on one host. */
  @Test
  void theOlderApiExplainsAFailedJobOfThePublicApi() {
    for (AirbyteSettings settings : List.of(Api.CLOUD.settings(), Api.SELF_MANAGED.settings())) {
      EmbeddedAirbyte airbyte =
          new EmbeddedAirbyte(clock, Caller.orders(JobPlan.fails(MINUTE, FAILURE)), settings);
      JsonNode token =
          send(
              airbyte,
              "POST",
              settings.edition().basePath() + "/applications/token",
              CREDENTIALS,
              "");
      String bearer = token.path("access_token").asText();
      String job = "{'connectionId':'" + Caller.ORDERS + "','jobType':'sync'}";
      send(airbyte, "POST", settings.edition().basePath() + "/jobs", job, bearer);
      clock.pass(MINUTE);

      JsonNode read = send(airbyte, "POST", "/api/v1/jobs/get_without_logs", "{'id':1}", bearer);

      JsonNode failure = read.findValue("failures").path(0);
      assertThat(failure.path("externalMessage").asText()).isEqualTo("Something went wrong");
      assertThat(failure.path("internalMessage").asText()).isEqualTo("the password was refused");
      assertThat(failure.path("timestamp").asLong()).isEqualTo(clock.instant().toEpochMilli());
    }
  }

  private void config(Asked asked, boolean current) {
    Schema connection = current ? Schema.CONNECTION : Schema.CONNECTION.without("breakingChange");
    String workspace = Caller.orders(JobPlan.neverEnds()).workspaces().getFirst().id().toString();
    String rows = "{'configTypes':['sync'],'configId':'" + Caller.ORDERS + "'}";
    asked.expect(Schema.HEALTH, "GET", "/health", "");
    asked.expect(
        Schema.CONNECTIONS.with("connections", connection),
        "POST",
        "/connections/list",
        "{'workspaceId':'" + workspace + "'}");
    asked.expect(connection, "POST", "/connections/get", ORDERS);
    asked.expect(Schema.JOB_INFO, "POST", "/connections/sync", ORDERS);
    for (int minute = 0; minute < 4; minute++) {
      JsonNode read = asked.expect(Schema.JOB_INFO, "POST", "/jobs/get", "{'id':1}");
      JsonNode list = asked.expect(Schema.JOBS, "POST", "/jobs/list", rows);
      if (current) {
        asked.expect(Schema.JOB_INFO, "POST", "/jobs/get_without_logs", "{'id':1}");
        assertThat(List.of(read, list)).allMatch(RequiredFieldsTest::isSummedUp);
      }
      clock.pass(MINUTE);
    }
    startUnlessRunning(asked.airbyte());
    asked.expect(Schema.JOB_INFO, "POST", "/jobs/cancel", "{'id':1}");
    asked.expect(Schema.JOB_INFO, "POST", "/connections/reset", ORDERS);
    if (current) {
      clock.pass(MINUTE);
      asked.expect(Schema.ACCESS_TOKEN, "POST", "/applications/token", CREDENTIALS);
      asked.expect(Schema.JOB_INFO, "POST", "/connections/clear", ORDERS);
    } else {
      asked.expect(Schema.WORKSPACES, "POST", "/workspaces/list", "{}");
    }
  }

  private void open(Asked asked) {
    String job = "{'connectionId':'" + Caller.ORDERS + "','jobType':'sync'}";
    asked.expect(Schema.PUBLIC_TOKEN, "POST", "/applications/token", CREDENTIALS);
    JsonNode started = asked.expect(Schema.PUBLIC_JOB, "POST", "/jobs", job);
    String number = "/jobs/" + started.path("jobId").asText();
    for (int minute = 0; minute < 4; minute++) {
      asked.expect(Schema.PUBLIC_JOB, "GET", number, "");
      asked.expect(Schema.PUBLIC_JOB.paged(), "GET", "/jobs?limit=9", "");
      clock.pass(MINUTE);
    }
    startUnlessRunning(asked.airbyte());
    asked.expect(Schema.PUBLIC_JOB, "DELETE", number, "");
    asked.expect(Schema.PUBLIC_CONNECTION, "GET", "/connections/" + Caller.ORDERS, "");
    asked.expect(Schema.PUBLIC_CONNECTION.paged(), "GET", "/connections", "");
    asked.expect(Schema.PUBLIC_WORKSPACE.paged(), "GET", "/workspaces", "");
  }

  /** For a cancel, which stops whichever job of the connection runs. */
  private void startUnlessRunning(EmbeddedAirbyte airbyte) {
    if (airbyte.jobs().getLast().at(clock.instant()).status().isTerminal()) {
      airbyte.startByPerson(Caller.ORDERS);
    }
  }

  /** Today's Airbyte counts for each job and for each attempt. */
  private static boolean isSummedUp(JsonNode answer) {
    return answer.findValues("job").stream().allMatch(job -> job.has("aggregatedStats"))
        && answer.findParents("createdAt").stream()
            .allMatch(one -> one.has("configType") || one.has("totalStats"));
  }

  /** One API of an Airbyte, and a caller with permission. */
  private record Asked(EmbeddedAirbyte airbyte, String base, String token) {

    JsonNode expect(Schema schema, String method, String path, String body) {
      JsonNode answer = send(airbyte, method, base + path, body, token);
      schema.assertHolds(answer, method + " " + base + path);
      return answer;
    }
  }

  private static String token(EmbeddedAirbyte airbyte) {
    return send(airbyte, "POST", "/api/v1/applications/token", CREDENTIALS, "")
        .path("access_token")
        .asText();
  }

  private static JsonNode send(
      EmbeddedAirbyte airbyte, String method, String path, String body, String token) {
    Map<String, String> headers =
        token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    URI uri = URI.create("https://airbyte.example" + path);
    Http.Response answer =
        airbyte.handle(new Http.Request(method, uri, headers, body.replace('\'', '"'), MINUTE));
    assertThat(answer.status()).as(method + " " + path + " " + answer.body()).isEqualTo(200);
    return Caller.json(answer);
  }
}
