package airstep.flows;

import static airstep.flows.FlowFolder.CONNECTION;
import static airstep.flows.FlowFolder.flows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutTest {
  private static final String NAMED = "connections: [" + CONNECTION + "]\n";
  private static final String DAILY = "schedule: {cron: 0 7 * * *}\n";

  @TempDir private Path events;

  @Test
  void allActiveExcludesConnectionsListedByOtherFlows() {
    List<Flow> flows =
        flows(
            FlowFolder.in(events)
                .with("all.yaml", "connections: all-active\n")
                .with("two.yaml", NAMED + DAILY)
                .with("one.yaml", NAMED + "on: {source: [dbt]}\n")
                .read());

    assertThat(flows.getFirst().leftOut(flows)).isEqualTo(Map.of(CONNECTION, Set.of("one", "two")));
    assertThat(flows.getLast().leftOut(flows)).isEmpty();
  }

  @Test
  void flowWithoutTriggerExcludesNothing() {
    List<Flow> flows =
        flows(
            FlowFolder.in(events)
                .with("all.yaml", "connections: all-active\n")
                .with("by-hand.yaml", NAMED)
                .with("off.yaml", NAMED + DAILY + "enabled: false\n")
                .with("clears.yaml", NAMED + DAILY + "job: clear\nconfirm: true\n")
                .with("example.yaml", NAMED + DAILY + "description: ${PLACE}\n")
                .with("../example.env", "PLACE=example")
                .readOrExample());

    assertThat(flows.getFirst().leftOut(flows)).isEmpty();
  }
}
