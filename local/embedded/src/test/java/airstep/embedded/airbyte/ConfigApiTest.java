package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.MovableClock;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigApiTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String ORDERS = "{'connectionId':'" + Caller.ORDERS + "'}";
  private static final JobPlan TWO_ATTEMPTS =
      JobPlan.succeeds(MINUTE, 12, 3400).afterFailedAttempt(MINUTE, MINUTE).afterQueued(MINUTE);

  private final MovableClock clock = new MovableClock("2026-08-01T02:00:00Z");

  @Test
  void anOldJobIsTheSumOfItsAttempts() {
    EmbeddedAirbyte airbyte = old(TWO_ATTEMPTS);

    JsonNode started = json(post(airbyte, "/connections/sync", ORDERS));
    assertThat(started.path("job").toString())
        .isEqualTo(
            """
            {"id":1,"configType":"sync","configId":"0a0a0a0a-0000-4000-8000-000000000001",\
            "createdAt":1785549600,"updatedAt":1785549600,"status":"pending"}\
            """);
    clock.pass(Duration.ofMinutes(4));

    JsonNode ended = json(post(airbyte, "/jobs/get", "{'id':1}"));
    assertThat(ended.path("job").path("status").asText()).isEqualTo("succeeded");
    assertThat(ended.path("job").path("updatedAt").asLong()).isEqualTo(1785549840);
    assertThat(ended.path("attempts").findValuesAsText("status"))
        .containsExactly("failed", "succeeded");
    assertThat(ended.path("attempts").path(1).path("attempt").path("recordsSynced").asLong())
        .isEqualTo(12);
    assertThat(ended.path("attempts").path(1).path("logs").path("logLines")).isNotEmpty();
  }

  @Test
  void aCurrentJobReportsQueuedAndTotals() {
    EmbeddedAirbyte airbyte = current(Edition.SELF_MANAGED, TWO_ATTEMPTS);

    JsonNode started = json(post(airbyte, "/connections/sync", ORDERS));
    assertThat(started.path("job").path("status").asText()).isEqualTo("queued");
    clock.pass(Duration.ofMinutes(4));

    JsonNode ended = json(post(airbyte, "/jobs/get_without_logs", "{'id':1}"));
    assertThat(ended.path("job").path("aggregatedStats").path("recordsCommitted").asLong())
        .isEqualTo(12);
    assertThat(ended.findValue("logs")).isNull();
  }

  @Test
  void aNewLoginEndsTheOldOne() {
    EmbeddedAirbyte airbyte = old(TWO_ATTEMPTS);
    assertThat(post(airbyte, "/workspaces/list", "{}").status()).isEqualTo(200);

    airbyte.require(Api.OLD_WITH_LOGIN.settings("new"));

    assertThat(post(airbyte, "/workspaces/list", "{}").status()).isEqualTo(401);
  }

  @Test
  void anAttemptThatWasCancelledDidNotSucceed() {
    EmbeddedAirbyte airbyte = old(JobPlan.neverEnds());
    post(airbyte, "/connections/sync", ORDERS);
    clock.pass(MINUTE);
    assertThat(json(post(airbyte, "/jobs/get", "{'id':1}")).findValuesAsText("status"))
        .containsExactly("running", "running");

    JsonNode cancelled = json(post(airbyte, "/jobs/cancel", "{'id':1}"));

    assertThat(cancelled.findValuesAsText("status")).containsExactly("cancelled", "failed");
    assertThat(json(post(airbyte, "/jobs/cancel", "{'id':1}")).path("job")).isNotEmpty();
    assertThat(airbyte.cancels()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRunningJobIsAConflictWithItsReasonInEveryVersion(Edition edition) {
    EmbeddedAirbyte airbyte = of(edition, JobPlan.neverEnds());
    post(airbyte, "/connections/sync", ORDERS);

    Http.Response refused = post(airbyte, "/connections/sync", ORDERS);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(json(refused).path("message").asText())
        .isEqualTo("A sync is already running for: " + Caller.ORDERS);
  }

  @ParameterizedTest
  @CsvSource({"OLD, message", "SELF_MANAGED, errorId"})
  void aConnectionThatIsSwitchedOffIsAnError500(Edition edition, String field) {
    EmbeddedAirbyte airbyte = of(edition, JobPlan.neverEnds());
    airbyte.change(Caller.ORDERS, it -> it.with(EmbeddedConnectionStatus.INACTIVE));

    Http.Response refused = post(airbyte, "/connections/sync", ORDERS);

    assertThat(refused.status()).isEqualTo(500);
    assertThat(json(refused).fieldNames().next()).isEqualTo(field);
    assertThat(airbyte.jobs()).isEmpty();
  }

  @Test
  void aScopedUserCannotDetectUnknownIds() {
    String unknown = "{'connectionId':'" + Caller.UNKNOWN + "'}";

    assertThat(post(current(Edition.CLOUD, TWO_ATTEMPTS), "/connections/get", unknown).status())
        .isEqualTo(403);
    assertThat(post(current(Edition.SELF_MANAGED, TWO_ATTEMPTS), "/jobs/get", "{'id':9}").status())
        .isEqualTo(404);
    assertThat(post(old(TWO_ATTEMPTS), "/connections/get", unknown).status()).isEqualTo(404);
  }

  @Test
  void listsNewestFirstAndAPageOnlyOnRequest() {
    EmbeddedAirbyte airbyte = current(Edition.SELF_MANAGED, JobPlan.succeeds(MINUTE, 1, 1));
    for (String path : new String[] {"sync", "reset", "clear", "sync"}) {
      post(airbyte, "/connections/" + path, ORDERS);
      clock.pass(MINUTE);
    }

    assertThat(ids(airbyte, "'sync','reset_connection','clear'", "")).isEqualTo("[4, 3, 2, 1]");
    assertThat(ids(airbyte, "'sync'", "")).isEqualTo("[4, 1]");
    assertThat(ids(airbyte, "'clear','sync'", ",'pagination':{'pageSize':1,'rowOffset':1}"))
        .isEqualTo("[3]");
  }

  @Test
  void anOldVersionRefusesNewerJobTypes() {
    Http.Response refused =
        post(
            old(TWO_ATTEMPTS),
            "/jobs/list",
            "{'configTypes':['sync','refresh'],'configId':'" + Caller.ORDERS + "'}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("configTypes");
  }

  @Test
  void listsEveryTypeOfTheCurrentApi() {
    String types = "'sync','reset_connection','refresh','clear'";

    assertThat(ids(current(Edition.SELF_MANAGED, TWO_ATTEMPTS), types, "")).isEqualTo("[]");
  }

  @Test
  void listsConnectionsOfOneWorkspaceWithoutTheDeleted() {
    World world = World.sample(1);
    EmbeddedAirbyte airbyte = new EmbeddedAirbyte(clock, world, Api.OLD.settings());
    JsonNode workspaces = json(post(airbyte, "/workspaces/list", "")).path("workspaces");
    assertThat(workspaces).hasSize(2);
    String revenue = "{'workspaceId':'" + workspaces.path(0).path("workspaceId").asText() + "'}";
    airbyte.change(
        world.connection("Stripe → Snowflake").id(),
        it -> it.with(EmbeddedConnectionStatus.DEPRECATED));

    assertThat(json(post(airbyte, "/connections/list", revenue)).findValuesAsText("name"))
        .containsExactly(
            "HubSpot → Snowflake", "Snowflake → HubSpot (contacts)", "Salesforce → Snowflake");
  }

  @ParameterizedTest
  @CsvSource({
    "OLD, /jobs/get_without_logs",
    "OLD, /connections/clear",
    "OLD, /applications/token",
    "SELF_MANAGED, /workspaces/list",
    "SELF_MANAGED, /nothing"
  })
  void hasOnlyTheCallsOfItsEdition(Edition edition, String path) {
    assertThat(post(of(edition, TWO_ATTEMPTS), path, "{'id':1}").status()).isEqualTo(404);
  }

  @Test
  void anOldVersionHasNoPublicApi() {
    var request =
        new Http.Request(
            "GET",
            URI.create("https://airbyte.example/api/public/v1/workspaces"),
            Map.of(),
            "",
            MINUTE);

    assertThat(old(TWO_ATTEMPTS).handle(request).status()).isEqualTo(404);
  }

  @Test
  void requiresUsernameAndPasswordBehindAProxy() {
    EmbeddedAirbyte airbyte =
        new EmbeddedAirbyte(
            clock,
            Caller.orders(TWO_ATTEMPTS),
            Api.OLD.settings().with(new Login.Basic("airbyte", "password")));

    assertThat(post(airbyte, "/workspaces/list", "").status()).isEqualTo(401);
    assertThat(send(airbyte, "/workspaces/list", "", "Basic YWlyYnl0ZTpwYXNzd29yZA==").status())
        .isEqualTo(200);
    assertThat(send(airbyte, "/workspaces/list", "", "Basic YWlyYnl0ZTo=").status()).isEqualTo(401);
  }

  @Test
  void returnsTokensWithoutALifetime() {
    EmbeddedAirbyte airbyte =
        new EmbeddedAirbyte(clock, Caller.orders(TWO_ATTEMPTS), Api.SELF_MANAGED.settings());
    String credentials = "{'client_id':'embedded-id','client_secret':'embedded-secret'}";

    JsonNode token = json(post(airbyte, "/applications/token", credentials));

    assertThat(token.size()).isEqualTo(1);
    String bearer = "Bearer " + token.path("access_token").asText();
    assertThat(post(airbyte, "/connections/get", ORDERS).status()).isEqualTo(401);
    assertThat(send(airbyte, "/connections/get", ORDERS, bearer).status()).isEqualTo(200);
  }

  private String ids(EmbeddedAirbyte airbyte, String types, String more) {
    String body = "{'configTypes':[" + types + "],'configId':'" + Caller.ORDERS + "'" + more + "}";
    return json(post(airbyte, "/jobs/list", body)).path("jobs").findValues("job").stream()
        .map(job -> job.path("id").asLong())
        .toList()
        .toString();
  }

  private EmbeddedAirbyte of(Edition edition, JobPlan plan) {
    return edition == Edition.OLD ? old(plan) : current(edition, plan);
  }

  private EmbeddedAirbyte old(JobPlan plan) {
    return new EmbeddedAirbyte(clock, Caller.orders(plan), Api.OLD.settings());
  }

  private EmbeddedAirbyte current(Edition edition, JobPlan plan) {
    AirbyteSettings settings =
        edition == Edition.CLOUD ? Api.CLOUD.settings() : Api.SELF_MANAGED.settings();
    return new EmbeddedAirbyte(clock, Caller.orders(plan), settings.with(new Login.None()));
  }

  private static Http.Response post(EmbeddedAirbyte airbyte, String path, String body) {
    return send(airbyte, path, body, "");
  }

  private static Http.Response send(
      EmbeddedAirbyte airbyte, String path, String body, String authorization) {
    Map<String, String> headers = new HashMap<>();
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    URI uri = URI.create("https://airbyte.example/api/v1" + path);
    return airbyte.handle(new Http.Request("POST", uri, headers, body.replace('\'', '"'), MINUTE));
  }

  private static JsonNode json(Http.Response response) {
    return Caller.json(response);
  }
}
