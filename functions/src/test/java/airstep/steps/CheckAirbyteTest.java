package airstep.steps;

import static airstep.steps.AirbyteStub.CONNECTION;
import static airstep.steps.AirbyteStub.connection;
import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.status;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.json.Json;
import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CheckAirbyteTest extends AirbyteStepTest {

  @Test
  void findsNothingWrongAndStartsNothing() {
    workspaces(2);
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));

    assertThat(check(named(CONNECTION)).fields())
        .isEqualTo(
            Map.of("workspaces", 2L, "connections", 1L, "problems", List.of(), "notes", List.of()));
    server.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void namesEachConnectionThatAirbyteDoesNotShow() {
    workspaces(1);
    airbyte.answers("GET", "/connections/" + CONNECTION, status(404, "{}"));
    airbyte.answers("GET", "/connections/other", status(403, "{}"));

    JsonObject found = check(named(CONNECTION, "other"));

    assertThat(found.needWhole("connections")).isZero();
    assertThat(found.texts("problems"))
        .containsExactly(
            "Airbyte does not know connection "
                + CONNECTION
                + ", or does not let this key see it: copy the id from the connection's address",
            "Airbyte does not know connection other, or does not let this key see it: copy the id"
                + " from the connection's address");
  }

  @Test
  void onlyNotesWhatARunWouldSkip() {
    workspaces(1);
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "inactive"));

    JsonObject found = check(named(CONNECTION));

    assertThat(found.texts("problems")).isEmpty();
    assertThat(found.texts("notes"))
        .containsExactly(
            "connection HubSpot is switched off in Airbyte (inactive) and will be skipped");
  }

  @Test
  void onlyNotesAKeyThatMayNotListWorkspacesIfTheFlowDoesNotNeedThem() {
    airbyte.answers("GET", "/workspaces", status(403, "{}"));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));

    JsonObject found = check(named(CONNECTION));

    assertThat(found.texts("notes")).containsExactly("this key may not list workspaces");
    assertThat(found.fields()).containsEntry("workspaces", null);
    assertThat(bench.failure(step(), of(Map.of("allActive", true))))
        .isInstanceOf(AirbyteRefusedException.class);
  }

  @Test
  void countsWhatAFlowOfAllWouldSync() {
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

    JsonObject found = check(Map.of("allActive", true));

    assertThat(found.needWhole("connections")).isEqualTo(1);
    assertThat(found.texts("problems")).isEmpty();
  }

  @Test
  void anAirbyteThatShowsNothingIsAProblem() {
    workspaces(0);

    assertThat(check(Map.of("allActive", true)).texts("problems"))
        .satisfiesExactly(
            first ->
                assertThat(first).isEqualTo("Airbyte shows no workspace: this key sees too little"),
            second -> assertThat(second).startsWith("Airbyte shows no connection, not even one"));
  }

  @Test
  void tellsTwentyOfManyAndCountsTheRest() {
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

  @Test
  void failsIfAirbyteCannotBeAsked() {
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
    settings.put("sync", AirbyteStub.settings());
    settings.putAll(more);
    return input(Map.of("settings", settings));
  }
}
