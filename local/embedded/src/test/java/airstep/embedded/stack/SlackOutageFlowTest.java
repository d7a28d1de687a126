package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.JobPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slack is down for an hour, and a flow fails every ten minutes. */
class SlackOutageFlowTest {

  private static final Instant DOWN = SEVEN.plus(Duration.ofMinutes(25));
  private static final Instant BACK = SEVEN.plus(Duration.ofMinutes(85));

  @Test
  void everyAlertArrivesOnceInSlackOrTheAlarmTopic() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      world.slackFaults.whenever(
          () -> !world.timeline.instant().isBefore(DOWN) && world.timeline.instant().isBefore(BACK),
          "POST",
          Faults.UNAVAILABLE);
      List<Execution> flows = new ArrayList<>();
      for (int minutes = 0; minutes < 120; minutes += 10) {
        world.timeline.runUntil(SEVEN.plus(Duration.ofMinutes(minutes)));
        flows.add(world.begin());
      }
      world.timeline.runToEnd();

      assertThat(world.stage.mails()).hasSize(6);
      assertThat(world.slack.messages()).hasSize(6);
      for (Execution flow : flows) {
        String run = world.recording.startedBy(flow).getFirst().name();
        boolean down = !flow.startDate().isBefore(DOWN) && flow.startDate().isBefore(BACK);
        assertThat(Causes.read(flow.cause().orElseThrow()).needText("alert"))
            .as(run)
            .startsWith(down ? "delivered by the fallback: " : "delivered");
        long told =
            world.stage.mails().stream().filter(mail -> mail.contains(run)).count()
                + world.slack.messages().stream()
                    .filter(message -> message.payload().toString().contains(run))
                    .count();
        assertThat(told).as(run).isEqualTo(1);
      }
      assertThat(world.stage.untold()).isEmpty();
    }
  }
}
