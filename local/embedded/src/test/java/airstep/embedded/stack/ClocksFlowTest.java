package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a job is noticed soon also if the clocks of Airbyte and AWS differ. */
class ClocksFlowTest {

  private static final String FLOW =
      """
      connections: [00000000-0000-4000-8000-000000000001]
      retries: {count: 1, on: [trigger, failed], delay: 10s}
      """;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The first job of the last sync fails after ten minutes; its retry is as short as usual. */
  @ParameterizedTest
  @ValueSource(longs = {0, 30, 120, 600, -30, -120})
  void theJobOfARetry(long behind) {
    Script script =
        (_, nth) ->
            nth == 10 ? JobPlan.fails(Duration.ofMinutes(10)) : JobPlan.succeeds(MINUTE, 1, 1);
    Duration clock = Duration.ofSeconds(behind);
    try (FlowWorld stage = FlowWorld.Choice.of("one", FLOW).jobs(script).behind(clock).begin()) {
      for (int i = 0; i < 11; i++) {
        stage.run();
        stage.timeline.runUntil(stage.timeline.instant().plus(Duration.ofHours(1)));
      }

      EmbeddedJob job = stage.airbyte.jobs().getLast();
      assertThat(stage.airbyte.jobs()).hasSize(12);
      assertThat(
              Duration.between(
                  job.createdAt().plus(clock),
                  stage.executions("sync").getLast().stopDate().orElseThrow()))
          .isBetween(MINUTE, MINUTE.plusSeconds(75));
    }
  }
}
