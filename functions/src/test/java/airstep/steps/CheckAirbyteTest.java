package airstep.steps;

import static airstep.steps.AirbyteStub.CONNECTION;
import static airstep.steps.AirbyteStub.connection;
import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.jobs;
import static airstep.steps.AirbyteStub.status;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckAirbyteTest extends AirbyteStepTest {

  private static final String OTHER = "00000000-0000-4000-8000-000000000002";

  @Test
  void findsNoProblemAndStartsNothing() {
    workspaces(2);
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));

    airbyte.answers(
        "GET",
        "/jobs",
        okJson(
            """
            {"data": [{"jobId": 41, "status": "succeeded", "jobType": "sync",
              "connectionId": "%s", "startTime": "2026-11-21T07:00Z"}]}
            """
                .formatted(CONNECTION)));

    assertThat(check(named(CONNECTION)).fields())
        .isEqualTo(
            Map.of(
                "workspaces",
                2L,
                "connections",
                1L,
                "saw",
                List.of(
                    "Airbyte's public API at " + server.baseUrl() + "/v1",
                    "2 workspaces: w0, w1",
                    "HubSpot would start; its last job, 41, succeeded (started 2026-11-21 07:00"
                        + " UTC)"),
                "untried",
                List.of("whether this key may start jobs"),
                "problems",
                List.of(),
                "notes",
                List.of()));
    server.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void reportsEachHiddenConnection() {
    workspaces(1);
    airbyte.answers("GET", "/connections/" + CONNECTION, status(404, "{}"));
    airbyte.answers("GET", "/connections/other", status(403, "{}"));

    JsonObject found = check(named(CONNECTION, "other"));

    assertThat(found.needWhole("connections")).isZero();
    assertThat(found.texts("problems"))
        .containsExactly(
            "Airbyte has no connection "
                + CONNECTION
                + ", or the credentials cannot see it: copy the id from the connection's URL",
            "Airbyte has no connection other, or the credentials cannot see it: copy the id from"
                + " the connection's URL");
  }

  @Test
  void skippedConnectionsAreNotesNotProblems() {
    workspaces(1);
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "inactive"));
    airbyte.answers("GET", "/connections/" + OTHER, connection(OTHER, "Stripe", "active"));
    airbyte.answers("GET", "/jobs", jobs());

    JsonObject found = check(named(CONNECTION, OTHER));

    assertThat(found.texts("problems")).isEmpty();
    assertThat(found.texts("saw")).contains("Stripe would start; it has no jobs yet");
    assertThat(found.texts("notes"))
        .containsExactly(
            "connection HubSpot is switched off in Airbyte (inactive) and will be skipped");
  }

  /** Its run would end as SKIPPED, which is not a success. */
  @ParameterizedTest
  @ValueSource(strings = {"inactive", "locked", "deprecated"})
  void reportsAFlowWithOnlySwitchedOffConnections(String status) {
    workspaces(1);
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", status));

    JsonObject found = check(named(CONNECTION));

    assertThat(found.texts("problems"))
        .singleElement()
        .asString()
        .startsWith("every connection of this flow is off, so a run would sync nothing");
    assertThat(found.texts("notes")).singleElement().asString().endsWith("will be skipped");
  }

  @Test
  void explainsLostAnswersIfJobsCannotBeListed() {
    workspaces(1);
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", status(403, "{}"));

    JsonObject found = check(named(CONNECTION));

    assertThat(found.texts("problems")).isEmpty();
    assertThat(found.texts("saw")).endsWith("HubSpot would start");
    assertThat(found.texts("notes"))
        .containsExactly(
            "this key may not list jobs of HubSpot: if Airbyte's answer to a trigger is lost, the"
                + " sync is not triggered again and its outcome is UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "adopt, sync, notes, 'would wait for its end, and start no new job'",
    "adopt, refresh, notes, 'would wait for its end, and start no new job'",
    "adopt, clear, problems, 'a clear: a run now would fail without starting a job'",
    "wait, sync, notes, 'would wait for its end, then start a new one'",
    "fail, sync, problems, a run now would fail without starting a job"
  })
  void explainsWhatARunWouldDoAboutARunningJob(
      String whenRunning, String type, String kind, String words) {
    workspaces(1);
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("43 running " + type));
    Map<String, Object> sync = new LinkedHashMap<>(AirbyteStub.settings());
    sync.put("whenRunning", whenRunning);
    Map<String, Object> settings = new LinkedHashMap<>(named(CONNECTION));
    settings.put("sync", sync);

    JsonObject found = check(settings);

    assertThat(found.texts(kind))
        .singleElement()
        .asString()
        .startsWith("HubSpot has a job that is running, 43")
        .contains(words);
    assertThat(found.texts("problems").size() + found.texts("notes").size()).isEqualTo(1);
  }

  @Test
  void blamesNeitherKeyNorConnectionForAWrongAddress() {
    airbyte.answers("GET", "/workspaces", status(404, "{\"message\":\"Not Found\"}"));

    assertThat(bench.failure(step(), of(named(CONNECTION))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContaining("`api_url` in secret " + AirbyteStub.SECRET);
  }

  @Test
  void notesMissingWorkspacePermissionIfTheFlowDoesNotNeedIt() {
    airbyte.answers("GET", "/workspaces", status(403, "{}"));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs());

    JsonObject found = check(named(CONNECTION));

    assertThat(found.texts("notes")).containsExactly("this key may not list workspaces");
    assertThat(found.fields()).containsEntry("workspaces", null);
    assertThat(bench.failure(step(), of(Map.of("allActive", true))))
        .isInstanceOf(AirbyteRefusedException.class);
  }

  @Test
  void countsTheConnectionsOfAnAllActiveFlow() {
    workspaces(1);
    airbyte.answers(
        "GET",
        "/connections",
        okJson(
            """
            {"data": [
              {"connectionId": "a", "name": "A", "workspaceId": "w0", "status": "active"},
              {"connectionId": "b", "name": "B", "workspaceId": "w0", "status": "inactive"}]}
            """));

    airbyte.answers("GET", "/jobs", jobs("7 failed sync"));

    JsonObject found = check(Map.of("allActive", true));

    assertThat(found.needWhole("connections")).isEqualTo(1);
    assertThat(found.texts("problems")).isEmpty();
    assertThat(found.texts("saw"))
        .endsWith(
            "1 is switched off, locked or deleted, and will be skipped: B",
            "A would start; its last job, 7, failed");
    Map<String, ?> left =
        Map.of(
            "allActive", true, "leaveOut", List.of(Map.of("connectionId", "A", "flow", "hubspot")));
    assertThat(check(left).texts("problems"))
        .containsExactly(
            "no connection is left to sync, so a run would sync nothing and end as SKIPPED");
    assertThat(check(left).texts("saw")).endsWith("1 is synced by the flows that name them: A");
    assertThat(check(Map.of("allActive", true, "maxConnections", 0L)).texts("problems"))
        .singleElement()
        .asString()
        .startsWith("1 connections to sync, but one run holds at most 0");
  }

  @ParameterizedTest
  @CsvSource({"15, 0", "16, 1"})
  void looksAtTheJobsOfFifteenConnectionsOfAnAllActiveFlow(int active, int more) {
    workspaces(1);
    List<Map<String, String>> rows =
        IntStream.range(0, active + 7)
            .mapToObj(
                n ->
                    Map.of(
                        "connectionId",
                        "id" + n,
                        "name",
                        "c" + n,
                        "workspaceId",
                        "w0",
                        "status",
                        n < active ? "active" : "inactive"))
            .toList();
    airbyte.answers("GET", "/connections", okJson(Json.write(Map.of("data", rows))));
    airbyte.answers("GET", "/jobs", jobs());

    List<String> saw = check(Map.of("allActive", true)).texts("saw");

    assertThat(saw)
        .contains(
            "7 are switched off, locked or deleted, and will be skipped: "
                + "c%d, c%d, c%d, c%d, c%d and 2 more"
                    .formatted(active, active + 1, active + 2, active + 3, active + 4))
        .last()
        .isEqualTo("c14 would start; it has no jobs yet");
    assertThat(saw.stream().filter(it -> it.endsWith("the jobs of the first 15 were checked")))
        .hasSize(more);
    server.verify(15, getRequestedFor(urlPathEqualTo("/v1/jobs")));
  }

  @Test
  void looksAtTheJobsOfFifteenNamedConnectionsThatWouldStart() {
    workspaces(1);
    String[] ids = IntStream.range(0, 22).mapToObj(n -> "c" + n).toArray(String[]::new);
    for (String id : ids) {
      String status = id.equals("c0") ? "inactive" : "active";
      airbyte.answers("GET", "/connections/" + id, connection(id, "C" + id, status));
    }
    airbyte.answers("GET", "/jobs", jobs());

    assertThat(check(named(ids)).texts("saw"))
        .contains("21 would start; the jobs of the first 15 were checked")
        .endsWith("Cc15 would start; it has no jobs yet");
    server.verify(15, getRequestedFor(urlPathEqualTo("/v1/jobs")));
  }

  @Test
  void reportsAnAirbyteWithoutVisibleConnections() {
    workspaces(0);

    assertThat(check(Map.of("allActive", true)).texts("problems"))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("Airbyte shows no workspace: check what this key may read"),
            second -> assertThat(second).startsWith("Airbyte shows no connection, not even one"));
  }

  @Test
  void listsTwentyAndCountsTheRest() {
    workspaces(1);
    String[] ids = IntStream.range(0, 30).mapToObj(n -> "c" + n).toArray(String[]::new);
    for (String id : ids) {
      airbyte.answers("GET", "/connections/" + id, status(404, "{}"));
    }

    assertThat(check(named(ids)).texts("problems"))
        .hasSize(21)
        .last()
        .isEqualTo("and 10 more like these");
  }

  /** All of it must fit into a cause. */
  @Test
  void limitsTheSizeOfItsResult() {
    workspaces(1);
    String[] ids = IntStream.range(0, 60).mapToObj(n -> "c" + n).toArray(String[]::new);
    for (int i = 0; i < ids.length; i++) {
      String status = i % 3 == 0 ? "active" : "inactive";
      airbyte.answers(
          "GET", "/connections/" + ids[i], connection(ids[i], i + "\"\\".repeat(400), status));
    }
    airbyte.answers("GET", "/jobs", jobs());

    JsonObject found = check(named(ids));

    assertThat(Json.write(Json.write(found.fields()))).hasSizeLessThan(30_000);
    assertThat(found.texts("saw").getLast()).endsWith("more like these");
    assertThat(found.texts("notes").getLast()).endsWith("more like these");
  }

  @Test
  void failsIfAirbyteIsUnavailable() {
    airbyte.answers("GET", "/workspaces", status(503, "busy"));

    assertThat(bench.failure(step(), of(named(CONNECTION))))
        .isInstanceOf(AirbyteUnavailableException.class);
  }

  private JsonObject check(Map<String, ?> settings) {
    return bench.run(step(), of(settings));
  }

  private CheckAirbyte step() {
    return new CheckAirbyte(bench.parts());
  }

  private void workspaces(int count) {
    List<Map<String, String>> rows =
        IntStream.range(0, count).mapToObj(n -> Map.of("workspaceId", "w" + n)).toList();
    airbyte.answers("GET", "/workspaces", okJson(Json.write(Map.of("data", rows))));
  }

  private static Map<String, Object> named(String... ids) {
    return Map.of("connections", List.of(ids));
  }

  private static Map<String, Object> of(Map<String, ?> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("workspaces", List.of());
    settings.put("leaveOut", List.of());
    settings.put("concurrency", 4L);
    settings.put("maxConnections", 1500L);
    settings.put("partConnections", 1500L);
    settings.put("sync", AirbyteStub.settings());
    settings.putAll(more);
    return input(Map.of("settings", settings));
  }
}
