package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.terminal.Console;
import airstep.vocabulary.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {

  private static final String DAILY =
      """
      schedule: {cron: "0 7 * * *"}
      connections: [00000000-0000-4000-8000-000000000001]
      """;

  @TempDir private Path events;

  @Test
  void listsTheRunsAndWhatIsLeftOut() {
    Path flows = Ran.flow(events, "daily", DAILY);
    var _ = Ran.flow(events, "all", "schedule: {cron: '30 6 * * *'}\nconnections: all-active");
    var _ = Ran.flow(events, "by-hand", "connections: all-active\nenabled: false");
    Ran plan = Ran.on(flows, "plan", "--from", "2026-11-22", "--days", "2");
    assertThat(plan.code()).isZero();
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out().lines())
        .containsExactly(
            "TIME (UTC)        FLOW",
            "Sun 22 Nov 06:30  all",
            "Sun 22 Nov 07:00  daily",
            "Mon 23 Nov 06:30  all",
            "Mon 23 Nov 07:00  daily",
            "",
            "all leaves out connection 00000000-0000-4000-8000-000000000001: daily syncs it",
            "by-hand leaves out connection 00000000-0000-4000-8000-000000000001: daily syncs it",
            "by-hand has no schedule: start it by hand",
            "all 3 flows alert slack/alerts about everything");
  }

  @Test
  void showsTriggersWithoutAScheduleAndFreshness() {
    Path flows = Ran.flow(events, "daily", DAILY + "freshness: 26h\n");
    var _ =
        Ran.flow(
            events,
            "next",
            "connections: all-active\nafter: [daily]\nschedule: {timezone: Europe/Berlin}\n");
    var _ =
        Ran.flow(
            events,
            "on",
            "connections: all-active\nenabled: false\non: {source: [dbt], bus: etl}\n");
    assertThat(Ran.on(flows, "plan", "--from", "2026-11-22").out().lines())
        .contains(
            "daily raises an alarm on AWS after 1d2h without a success",
            "next starts after daily has succeeded, once each day in Europe/Berlin",
            "on (switched off) starts when an event from dbt arrives on bus etl")
        .noneMatch(line -> line.contains("no schedule"));
    assertThat(Json.read(Ran.on(flows, "plan", "--from", "2026-11-22", "--json").out()))
        .isEqualTo(
            List.of(
                planned(
                    "2026-11-22T07:00:00",
                    Map.of("flow", "daily", "enabled", true, "paused", false)),
                Map.of(
                    "flow",
                    "next",
                    "enabled",
                    true,
                    "paused",
                    false,
                    "starts",
                    "after daily has succeeded, once each day in Europe/Berlin"),
                Map.of(
                    "flow",
                    "on",
                    "enabled",
                    false,
                    "paused",
                    false,
                    "starts",
                    "when an event from dbt arrives on bus etl")));
  }

  @Test
  void printsOneJsonArray() {
    Path flows = Ran.flow(events, "daily", DAILY + "external: [{at: '06:00', name: upstream}]\n");
    Ran plan = Ran.on(flows, "plan", "--from", "2026-11-22", "--json");
    assertThat(plan.code()).isZero();
    assertThat(Json.read(plan.out()))
        .isEqualTo(
            List.of(
                planned("2026-11-22T06:00:00", Map.of("external", "upstream")),
                planned(
                    "2026-11-22T07:00:00",
                    Map.of("flow", "daily", "enabled", true, "paused", false))));
  }

  @Test
  void plansAFlowWithUnsetVariablesAsSwitchedOffAndWarns() {
    Path flows =
        Ran.flow(
            events,
            "daily",
            DAILY.replace("00000000-0000-4000-8000-000000000001", "'${AIRSTEP_TEST_CONNECTION}'"));
    var _ =
        Ran.write(
            events.resolve("example.env"),
            "AIRSTEP_TEST_CONNECTION=00000000-0000-4000-8000-000000000009\n");
    Ran plan = Ran.on(flows, "plan", "--from", "2026-11-22", "--json");
    assertThat(plan.code()).isZero();
    assertThat(plan.err().lines())
        .singleElement()
        .asString()
        .startsWith("warning: ")
        .contains("daily.yaml:2: AIRSTEP_TEST_CONNECTION is not set");
    assertThat(JsonObject.of(Map.of("rows", Json.read(plan.out()))).objects("rows"))
        .singleElement()
        .satisfies(run -> assertThat(run.isTrue("enabled")).isFalse());
  }

  /** A run that will not start must not look like one that will. */
  @ParameterizedTest
  @ValueSource(ints = {40, 50, 80})
  void saysWhatIsSwitchedOffOnANarrowTerminalToo(int columns) {
    Path flows = Ran.flow(events, "daily-with-a-rather-long-name", "enabled: false\n" + DAILY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String zone : List.of("UTC", "America/Argentina/ComodRivadavia")) {
      var _ = Ran.flow(events, "other", DAILY.replace("*\"}", "*\", timezone: " + zone + "}"));
      PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
      Console console = new Console(stream, stream, false, false, () -> columns);
      History history = new History(events.resolve("history"), InstantSource.system());

      int code =
          Airstep.run(
              console, history, "plan", "--from", "2026-11-22", "--flows", flows.toString());

      assertThat(code).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8).lines())
          .filteredOn(line -> line.contains("daily-"))
          .first()
          .asString()
          .containsPattern(" switched( off|…)$");
      out.reset();
    }
  }

  @Test
  void beginsNowAndShowsAsManyAsAsked() {
    Path flows = Ran.flow(events, "often", DAILY.replace("0 7 * * *", "* * * * *"));
    Instant before = Instant.now();

    Ran plan = Ran.on(flows, "plan", "--limit", "1", "--json");

    JsonObject first = JsonObject.of(Map.of("rows", Json.read(plan.out()))).objects("rows").get(0);
    assertThat(Instant.parse(first.text("at").orElseThrow()))
        .isBetween(before, Instant.now().plus(Duration.ofMinutes(1)));
    assertThat(Ran.on(flows, "plan", "--limit", "2").out().lines())
        .hasSize(6)
        .contains("and 1,438 more; --limit shows 2");
  }

  @Test
  void showsTimesInTheZoneOfTheirFlowBesideUtc() {
    Path flows = Ran.flow(events, "utc", DAILY);
    var _ =
        Ran.flow(
            events,
            "far",
            """
            schedule: {cron: "30 9 * * *", timezone: Pacific/Auckland}
            connections: [00000000-0000-4000-8000-000000000002]
            external: [{at: "06:00", name: upstream}]
            """);

    assertThat(Ran.on(flows, "plan", "--from", "2026-11-22").out().lines().limit(4))
        .containsExactly(
            "TIME (UTC)        IN THE FLOW'S ZONE                 FLOW",
            "Sun 22 Nov 07:00  Sun 22 Nov 07:00 UTC               utc",
            "Sun 22 Nov 17:00  Mon 23 Nov 06:00 Pacific/Auckland  (upstream)  external",
            "Sun 22 Nov 20:30  Mon 23 Nov 09:30 Pacific/Auckland  far");
    assertThat(Json.read(Ran.on(flows, "plan", "--from", "2026-11-22", "--json").out()))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(
            Map.of(
                "at", "2026-11-22T20:30:00Z",
                "local", "2026-11-23T09:30:00+13:00",
                "zone", "Pacific/Auckland",
                "flow", "far",
                "enabled", true,
                "paused", false));
  }

  /** A row of the plan of a flow in UTC. */
  private static Map<String, Object> planned(String time, Map<String, Object> rest) {
    Map<String, Object> row = new HashMap<>(rest);
    row.putAll(Map.of("at", time + "Z", "local", time + "Z", "zone", "UTC"));
    return row;
  }
}
