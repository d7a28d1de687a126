package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                Map.of("at", "2026-11-22T07:00:00Z", "flow", "daily", "enabled", true),
                Map.of(
                    "flow",
                    "next",
                    "enabled",
                    true,
                    "starts",
                    "after daily has succeeded, once each day in Europe/Berlin"),
                Map.of(
                    "flow",
                    "on",
                    "enabled",
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
                Map.of("at", "2026-11-22T06:00:00Z", "external", "upstream"),
                Map.of("at", "2026-11-22T07:00:00Z", "flow", "daily", "enabled", true)));
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
}
