package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same seed plays the same day, byte by byte. */
class DeterminismTest {

  @Test
  void theSameSeedGivesTheSameBytes() {
    assertThat(play(7)).isEqualTo(play(7));
  }

  @Test
  void anotherSeedGivesDifferentBytes() {
    assertThat(play(7)).isNotEqualTo(play(8));
  }

  private static List<String> play(long seed) {
    World world =
        World.sample(seed).withScript("Zendesk → Snowflake", Script.of(JobPlan.neverEnds()));
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", "connections: all-active\ntimeout: 30m\nconcurrency: 3")
            .airbyte(world)
            .seed(seed)
            .begin()) {
      stage.airbyteFaults.next(4, "POST /v1/jobs", Faults.UNAVAILABLE);
      stage.slackFaults.next(1, "POST", Faults.UNAVAILABLE);
      RunReport report = stage.run();
      List<String> all = new ArrayList<>(stage.trace());
      all.addAll(stage.logLines);
      all.add(report.toJson());
      return all;
    }
  }
}
