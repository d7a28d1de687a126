package airstep.steps;

import static airstep.steps.AirbyteStub.CONNECTION;
import static airstep.steps.AirbyteStub.connection;
import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.jobs;
import static airstep.steps.AirbyteStub.settings;
import static airstep.steps.AirbyteStub.status;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteRefusedException;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrepareSyncTest extends AirbyteStepTest {

  @Test
  void readsTheConnectionBeforeItStartsAnything() {
    airbyte.answers(
        "GET", "/connections/" + CONNECTION, connection("HubSpot\n→ Snowflake", "active"));
    airbyte.answers("GET", "/jobs", jobs("41 succeeded sync"));

    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("connectionId", CONNECTION);
    expected.put("preparedAt", bench.parts().clock().instant().toString());
    expected.putAll(Json.readObject(Json.write(settings())).fields());
    expected.put("name", "HubSpot → Snowflake");
    expected.put(
        "link",
        server.baseUrl()
            + "/workspaces/00000000-0000-4000-8000-0000000000aa/connections/"
            + CONNECTION
            + "/timeline");
    expected.put("watermark", 41L);
    expected.put("watermarkAt", null);
    expected.put("looks", List.of(15L, 45L));
    assertThat(prepare(Map.of()).fields()).isEqualTo(expected);
    assertThat(airbyte.count("GET", "/jobs")).isEqualTo(1);
  }

  /** Times have no seconds if those are 00. */
  @Test
  void returnsUsualRowsAndTheLastSuccess() {
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    List<String> rows = new ArrayList<>(List.of("{\"jobId\":48,\"status\":\"failed\"}"));
    for (int id = 47; id > 40; id--) {
      rows.add(
          "{\"jobId\":%d,\"status\":\"succeeded\",\"jobType\":\"sync\",\"rowsSynced\":500,"
                  .formatted(id)
              + "\"startTime\":\"2026-11-21T07:00Z\",\"duration\":\"PT1M30S\"}");
    }
    airbyte.answers("GET", "/jobs", okJson("{\"data\":[" + String.join(",", rows) + "]}"));

    assertThat(prepare(Map.of()).fields())
        .containsEntry("watermark", 48L)
        .containsEntry("lastSuccess", "2026-11-21T07:01:30Z")
        .containsEntry("longestSeconds", 90L)
        .containsEntry("usual", Map.of("rows", 500L, "least", 50L, "jobs", 7L));
  }

  @Test
  void looksWhenPastJobsOfTheTypeEnded() {
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    List<String> rows = new ArrayList<>();
    for (int id = 47; id > 40; id--) {
      rows.add(
          "{\"jobId\":%d,\"status\":\"succeeded\",\"jobType\":\"sync\",\"duration\":\"PT%dS\"}"
              .formatted(id, 600 + id));
      rows.add(
          "{\"jobId\":1,\"status\":\"succeeded\",\"jobType\":\"reset\",\"duration\":\"PT5S\"}");
      rows.add("{\"jobId\":2,\"status\":\"failed\",\"jobType\":\"sync\",\"duration\":\"PT9S\"}");
    }
    airbyte.answers("GET", "/jobs", okJson("{\"data\":[" + String.join(",", rows) + "]}"));

    JsonObject sync = prepare(Map.of("poll", Map.of("history", true)));

    assertThat(sync.wholes("looks"))
        .isSorted()
        .allMatch(look -> look > 200)
        .anyMatch(look -> look >= 645 && look <= 660);
    assertThat(sync.needObject("poll").isTrue("history")).isTrue();
  }

  @Test
  void prefersASettingToItsDefault() {
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs());

    JsonObject sync = prepare(Map.of("timeoutSeconds", 60, "poll", Map.of("maxSeconds", 20)));

    assertThat(sync.needWhole("timeoutSeconds")).isEqualTo(60);
    assertThat(sync.needObject("poll").fields())
        .isEqualTo(Map.of("firstSeconds", 15L, "maxSeconds", 20L, "history", false));
    assertThat(sync.needObject("retries").needWhole("count")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"timeout\":60} | unknown setting `sync.timeout`: known are [job, whenRunning,",
        "{\"poll\":{\"every\":1}} | unknown setting `sync.poll.every`",
        "{\"poll\":30} | `sync.poll` must be an object",
        "{\"poll\":{\"firstSeconds\":9}} | `sync.poll` is too fast: `firstSeconds`",
        "{\"poll\":{\"maxSeconds\":0}} | `sync.poll` is too fast: `firstSeconds`",
        "{\"timeoutSeconds\":\"60\"} | `sync.timeoutSeconds` must be a number of at least 0",
        "{\"timeoutSeconds\":-1} | `sync.timeoutSeconds` must be a number of at least 0",
        "{\"job\":7} | `sync.job` must be a string",
        "{\"retries\":{\"on\":\"failed\"}} | `sync.retries.on` must be a list",
        "{\"whenRunning\":\"skip\"} | `whenRunning` is missing or is not one of [adopt, wait,"
            + " fail]",
        "{\"connectionId\":\"x\"} | unknown setting `sync.connectionId`"
      })
  void refusesAnUnknownSetting(String settings, String said) {
    assertThat(bench.failure(step(), of(CONNECTION, Json.readObject(settings).fields())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hubspot",
        "1-1-1-1-1",
        "00000000-0000-4000-8000-00000000000",
        "00000000-0000-4000-8000-0000000000001",
        "../jobs?x=",
        ""
      })
  void refusesAnInvalidConnectionId(String connectionId) {
    assertThat(bench.failure(step(), of(connectionId, Map.of())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("is not a UUID", "copy it from the connection's URL");
  }

  @Test
  void reportsAMissingConnectionId() {
    assertThat(
            bench.failure(
                step(),
                input(Map.of("input", Map.of("flow", "x"), "defaults", settings(), "retried", 0))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("connectionId none is not a UUID");
  }

  @Test
  void acceptsAnIdInUpperCase() {
    String id = "ABCDEF00-0000-4000-8000-000000000001";
    airbyte.answers(
        "GET",
        "/connections/" + id,
        okJson("{\"connectionId\":\"" + id.toLowerCase(Locale.ROOT) + "\",\"status\":\"active\"}"));
    airbyte.answers("GET", "/jobs", jobs());

    assertThat(bench.run(step(), of(id, Map.of())).needWhole("watermark")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "inactive, the connection is switched off in Airbyte (inactive)",
    "locked, the connection is locked by Airbyte",
    "deprecated, the connection is deleted in Airbyte (deprecated)"
  })
  void skipsAnInactiveConnection(String status, String reason) {
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", status));

    JsonObject sync = prepare(Map.of());

    assertThat(sync.needText("skip")).isEqualTo(reason);
    assertThat(sync.needText("name")).isEqualTo("HubSpot");
    assertThat(airbyte.count("GET", "/jobs")).isZero();
  }

  /** A key may have permission to start a sync but not to read it. */
  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void continuesIfTheKeyCannotReadEverything(int status) {
    airbyte.answers("GET", "/connections/" + CONNECTION, status(status, ""));
    airbyte.answers("GET", "/jobs", status(status, ""));

    JsonObject sync = prepare(Map.of());

    assertThat(sync.fields()).containsEntry("watermark", null).doesNotContainKeys("name", "link");
  }

  @Test
  void stopsIfTheKeyIsRejected() {
    airbyte.answers("GET", "/connections/" + CONNECTION, status(401, ""));

    assertThat(bench.failure(step(), of(CONNECTION, Map.of())))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll("401", "`api_key` in secret " + AirbyteStub.SECRET);
  }

  @Test
  void hidesTheKeyInConnectionFields() {
    airbyte.answers(
        "GET", "/connections/" + CONNECTION, connection("echo " + AirbyteStub.KEY, "active"));
    airbyte.answers("GET", "/jobs", jobs());

    assertThat(prepare(Map.of()).needText("name")).isEqualTo("echo ***");
  }

  @Test
  void hidesTheKeyInEveryJsonForm() {
    String escaped = AirbyteStub.KEY.replace("=", "\\u003d").replace("+", "\\u002b");
    airbyte.answers(
        "GET",
        "/connections/" + CONNECTION,
        okJson(
            "{\"connectionId\":\""
                + CONNECTION
                + "\",\"name\":\"echo "
                + escaped
                + "\",\"status\":\"active\"}"));
    airbyte.answers("GET", "/jobs", jobs());

    assertThat(prepare(Map.of()).needText("name")).isEqualTo("echo ***");
  }

  @Test
  void truncatesALongName() {
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("語".repeat(10_000), "active"));
    airbyte.answers("GET", "/jobs", jobs());

    assertThat(prepare(Map.of()).needText("name")).hasSize(100);
  }

  private JsonObject prepare(Map<String, ?> settings) {
    return bench.run(step(), of(CONNECTION, settings));
  }

  private static Map<String, Object> of(String connectionId, Map<String, ?> settings) {
    return input(
        Map.of(
            "input", Map.of("connectionId", connectionId, "flow", "hubspot", "sync", settings),
            "defaults", settings(),
            "retried", 0));
  }

  private PrepareSync step() {
    return new PrepareSync(bench.parts());
  }
}
