package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in which more connections fail than it lists. */
class UnlistedFailuresFlowTest {

  @ParameterizedTest
  @ValueSource(ints = {5, 90})
  void aFailureOfAWantedKindAlertsAlsoIfItIsNotListed(int failing) {
    World world =
        AllActiveFlowTest.connections(failing + 1)
            .otherwise(Script.of(JobPlan.fails(Duration.ofSeconds(5))))
            .withScript("C3", Script.of(JobPlan.neverEnds()));
    String yaml = "connections: all-active\ntimeout: 5m\nalert: {kinds: [timed-out, unknown]}\n";
    try (FlowWorld stage = FlowWorld.Choice.of("all", yaml).airbyte(world).begin()) {
      stage.run();

      assertThat(stage.slack.messages()).hasSize(1);
    }
  }
}
