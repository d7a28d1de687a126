package airstep.flows;

import static airstep.flows.FlowFolder.flows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path events;

  @Test
  void ordersRunsAndExternalsByTimeThenName() {
    FlowFolder folder =
        FlowFolder.in(events)
            .with("b.yaml", flow("0 7 * * *", "UTC", "{at: \"07:00\", name: c}"))
            .with(
                "a.yaml", "enabled: false\n" + flow("0 7 * * *", "UTC", "{at: \"06:00\", name: z}"))
            .with("by-hand.yaml", "connections: all-active");

    assertThat(Plan.of(flows(folder.read()), LocalDate.of(2026, 11, 22), 1))
        .isEqualTo(
            new Plan(
                Instant.parse("2026-11-22T00:00:00Z"),
                List.of(
                    new PlanRow.ExternalRow(Instant.parse("2026-11-22T06:00:00Z"), "z", UTC),
                    new PlanRow.Run(Instant.parse("2026-11-22T07:00:00Z"), "a", false, UTC),
                    new PlanRow.Run(Instant.parse("2026-11-22T07:00:00Z"), "b", true, UTC),
                    new PlanRow.ExternalRow(Instant.parse("2026-11-22T07:00:00Z"), "c", UTC))));
  }

  @Test
  void showsASharedExternalOnceADay() {
    FlowFolder folder =
        FlowFolder.in(events)
            .with("a.yaml", flow("0 7 1 1 *", "UTC", "{at: \"06:00\", name: same}"))
            .with("b.yaml", flow("0 7 1 1 *", "UTC", "{at: \"06:00\", name: same}"));

    assertThat(Plan.of(flows(folder.read()), LocalDate.of(2026, 11, 22), 2).rows()).hasSize(2);
  }

  @Test
  void followsClockChanges() {
    FlowFolder folder =
        FlowFolder.in(events)
            .with("a.yaml", flow("0 0,23 * * *", "Europe/Berlin", "{at: \"02:30\", name: gap}"));

    Plan plan = Plan.of(flows(folder.read()), LocalDate.of(2027, 3, 27), 2);

    assertThat(plan.rows())
        .containsExactly(
            new PlanRow.ExternalRow(Instant.parse("2027-03-27T01:30:00Z"), "gap", BERLIN),
            new PlanRow.Run(Instant.parse("2027-03-27T22:00:00Z"), "a", true, BERLIN),
            new PlanRow.Run(Instant.parse("2027-03-27T23:00:00Z"), "a", true, BERLIN),
            new PlanRow.Run(Instant.parse("2027-03-28T21:00:00Z"), "a", true, BERLIN),
            new PlanRow.Run(Instant.parse("2027-03-28T22:00:00Z"), "a", true, BERLIN));
  }

  private static String flow(String cron, String zone, String external) {
    return "connections: all-active\nschedule: {cron: \"%s\", timezone: %s}\nexternal: [%s]\n"
        .formatted(cron, zone, external);
  }
}
