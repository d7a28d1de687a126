package airstep.steps;

import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.status;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteUnavailableException;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.RunPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlanRunTest extends AirbyteStepTest {

  private List<String> selection = List.of();

  @Test
  void plansTheConnectionsOfTheFlow() {
    JsonObject plan = plan(Map.of("connections", List.of("b", "a")));

    assertThat(Json.write(plan))
        .isEqualTo(
            "{\"concurrency\":4,\"reasonLength\":1000,\"dropped\":{\"succeeded\":[\"event\"],\"failed\":[\"event\",\"reason\"]},\"connections\":[{\"connectionId\":\"b\"},{\"connectionId\":\"a\"}],\"parts\":[],\"partsAtOnce\":1,\"skipped\":[],\"skippedCount\":0,\"offIds\":[]}");
    assertThat(bench.logLines()).isEmpty();
  }

  @Test
  void plansActiveConnectionsThatNoOtherFlowSyncs() {
    answer(
        List.of(
            row("c1", "One", "active"),
            row("c2", "Two", "inactive"),
            row("c3", "Three", "locked"),
            row("c4", "Four", "deprecated"),
            row("c5", "Five", "active"),
            row("c6", "Six", "dreaming")));

    JsonObject plan =
        plan(
            Map.of(
                "allActive", true,
                "workspaces", List.of("w"),
                "leaveOut", List.of(Map.of("connectionId", "C5", "flow", "hubspot"))));

    assertThat(plan.objects("connections"))
        .extracting(row -> row.needText("name"))
        .containsExactly("One", "Six");
    assertThat(plan.objects("skipped"))
        .extracting(row -> row.needText("name") + ": " + row.needText("reason"))
        .containsExactly(
            "Two: the connection is switched off in Airbyte (inactive)",
            "Three: the connection is locked by Airbyte",
            "Four: the connection is deleted in Airbyte (deprecated)",
            "Five: flow hubspot syncs it");
    assertThat(plan.needWhole("skippedCount")).isEqualTo(4);
    assertThat(bench.logLines().getLast().fields())
        .containsEntry("message", "planned")
        .containsEntry("planned", 2L)
        .containsEntry("skipped", 4L);
  }

  @Test
  void listsAtMostFiftySkippedConnections() {
    answer(IntStream.range(0, 60).mapToObj(i -> row("c" + i, "n", "inactive")).toList());

    JsonObject plan = plan(Map.of("allActive", true, "workspaces", List.of("w")));

    assertThat(plan.objects("skipped")).hasSize(50);
    assertThat(plan.needWhole("skippedCount")).isEqualTo(60);
  }

  @Test
  void refusesMoreConnectionsThanARunHolds() {
    List<String> ids = IntStream.range(0, 1501).mapToObj(i -> "c" + i).toList();

    assertThat(bench.failure(step(), of(Map.of("connections", ids))))
        .isInstanceOf(TooManyConnectionsException.class)
        .hasMessage(
            "1501 connections to sync, but one run holds at most 1500: raise `concurrency`,"
                + " shorten `timeout`, or split the flow by `workspaces`");
  }

  @Test
  void reportsAKeyThatSeesNoConnections() {
    answer(List.of());

    assertThat(bench.failure(step(), of(Map.of("allActive", true, "workspaces", List.of("w")))))
        .isInstanceOf(NoConnectionsException.class)
        .hasMessageContaining("check that the key can read the workspaces");
  }

  @Test
  void failsIfAirbyteIsUnavailable() {
    airbyte.answers("GET", "/connections", status(503, "busy"));

    assertThat(bench.failure(step(), of(Map.of("allActive", true, "workspaces", List.of("w")))))
        .isInstanceOf(AirbyteUnavailableException.class);
  }

  @Test
  void plansOnlyTheSelectedConnections() {
    selection = List.of("C", "a", "c");

    JsonObject plan = plan(Map.of("connections", List.of("a", "b", "c")));

    assertThat(plan.objects("connections"))
        .extracting(row -> row.needText("connectionId"))
        .as("in the order of the flow, each once, in any case")
        .containsExactly("a", "c");
  }

  @Test
  void refusesASelectionWithAConnectionOfNoFlow() {
    selection = List.of("a", "x", "y\n");

    assertThat(bench.failure(step(), of(Map.of("connections", List.of("a", "b")))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "`connections` lists what this flow does not sync: x, y; leave it out, or correct the"
                + " id");
  }

  @Test
  void refusesASelectionWithAConnectionOfAnotherFlow() {
    answer(List.of(row("c1", "One", "active"), row("c5", "Five", "active")));
    selection = List.of("c1", "c5");

    assertThat(
            bench.failure(
                step(),
                of(
                    Map.of(
                        "allActive", true,
                        "workspaces", List.of("w"),
                        "leaveOut", List.of(Map.of("connectionId", "c5", "flow", "hubspot"))))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not sync: c5 (flow hubspot syncs it); ");
  }

  @Test
  void countsTheWrongIdsThatItDoesNotList() {
    selection = IntStream.range(10, 22).mapToObj(i -> "x" + i).toList();

    assertThat(bench.failure(step(), of(Map.of("connections", List.of("a")))))
        .hasMessageContaining(": x10, x11, x12, x13, x14 and 7 more; ");
  }

  @Test
  void skipsASelectedConnectionThatIsOff() {
    answer(
        List.of(
            row("c1", "One", "active"),
            row("c2", "Two", "inactive"),
            row("c3", "Three", "locked")));
    selection = List.of("c1", "c2");

    JsonObject plan = plan(Map.of("allActive", true, "workspaces", List.of("w")));

    assertThat(plan.objects("connections")).hasSize(1);
    assertThat(plan.objects("skipped"))
        .extracting(row -> row.needText("connectionId"))
        .containsExactly("c2");
    assertThat(plan.needTexts("offIds")).containsExactly("c2");
  }

  @Test
  void aPartPlansAConnectionThatWasDeletedOrSwitchedOffMeanwhile() {
    answer(
        List.of(
            row("c1", "One", "active"), row("c2", "Two", "inactive"), row("c9", "Nine", "active")));
    selection = List.of("c1", "c2", "C3", "c7", "c9");

    assertThat(part(3).objects("connections"))
        .extracting(one -> one.needText("connectionId"))
        .as("its own sync fails, or is skipped")
        .containsExactly("c1", "C3", "c2");
    assertThat(part(2).objects("connections"))
        .extracting(one -> one.needText("connectionId"))
        .as("the run itself reports what was off before")
        .containsExactly("c1", "C3");
  }

  @Test
  void aPartWithoutASelectedConnectionIsEmpty() {
    answer(List.of(row("c1", "One", "active"), row("c9", "Nine", "active")));
    selection = List.of("c9");

    assertThat(part(0).objects("connections")).isEmpty();
  }

  /** Plans the part of the ids before c5. */
  private JsonObject part(long connections) {
    Map<String, Object> input =
        new LinkedHashMap<>(of(Map.of("allActive", true, "workspaces", List.of("w"))));
    input.put("part", new RunPart(1, "", "c5", connections).json().object().fields());
    return bench.run(step(), input);
  }

  private JsonObject plan(Map<String, ?> settings) {
    return bench.run(step(), of(settings));
  }

  private PlanRun step() {
    return new PlanRun(bench.parts());
  }

  private Map<String, Object> of(Map<String, ?> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("flow", "all-active");
    settings.put("concurrency", 4L);
    settings.put("maxConnections", 1500);
    settings.put("partConnections", 1500);
    settings.put("leaveOut", List.of());
    settings.put("sync", AirbyteStub.settings());
    settings.putAll(more);
    return input(Map.of("settings", settings, "connections", selection));
  }

  private void answer(List<Map<String, String>> rows) {
    airbyte.answers("GET", "/connections", okJson(Json.write(Map.of("data", rows))));
  }

  private static Map<String, String> row(String id, String name, String status) {
    return Map.of("connectionId", id, "name", name, "workspaceId", "w", "status", status);
  }
}
