package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.JobPlan;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A run ends and alerts as usual if its step CloseRun cannot be called. */
class CloseRunFlowTest {

  private static final JobPlan FAILS = JobPlan.fails(Duration.ofSeconds(50));

  @Test
  void aRunThatSucceededStillSucceeds() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.succeeds(Duration.ofSeconds(20), 12, 3400))) {
      Execution flow = withoutCloseRun(world);

      JsonObject account = Causes.read(flow.output().orElseThrow());
      assertThat(account.fields())
          .containsEntry("status", "SUCCEEDED")
          .containsEntry("total", 1L)
          .containsEntry("failed", 0L)
          .containsEntry("rows", 12L)
          .containsEntry("bytes", 3400L);
      assertThat(world.slack.messages()).isEmpty();
      assertThat(world.published("Airstep Run Succeeded")).hasSize(1);
    }
  }

  @Test
  void aRunThatFailedStillFailsAndAlerts() {
    try (FlowWorld world = OneSyncTest.daily(FAILS)) {
      Execution flow = withoutCloseRun(world);

      JsonObject account = Causes.read(flow.cause().orElseThrow());
      assertThat(account.fields())
          .containsEntry("status", "FAILED")
          .containsEntry("failed", 1L)
          .containsEntry("alert", "delivered")
          .containsEntry("delivery", "DELIVERED");
      assertThat(world.slack.messages())
          .singleElement()
          .satisfies(
              message ->
                  assertThat(message.payload().toString())
                      .contains("daily failed", "All 1 connection did not succeed"));
      assertThat(world.published("Airstep Run Failed")).hasSize(1);
      assertThat(world.stage.untold()).isEmpty();
    }
  }

  @Test
  void aRunThatWasNotPlannedStillReportsItsReason() {
    try (FlowWorld world = FlowWorld.Choice.of("all", "connections: all-active").begin()) {
      world.airbyteFaults.always("GET /v1/workspaces", Faults.UNAVAILABLE);
      Execution flow = withoutCloseRun(world);

      assertThat(Causes.read(flow.cause().orElseThrow()).fields())
          .containsEntry("status", "FAILED")
          .containsEntry("reason", "NOT_PLANNED");
      assertThat(world.slack.messages().getFirst().text())
          .contains("nothing was synced: the run could not be planned");
    }
  }

  @Test
  void alertsTheAlarmTopicIfSlackIsDownToo() {
    try (FlowWorld world = OneSyncTest.daily(FAILS)) {
      world.slackFaults.always("POST", Faults.UNAVAILABLE);
      Execution flow = withoutCloseRun(world);

      assertThat(Causes.read(flow.cause().orElseThrow()).needText("delivery"))
          .isEqualTo("FALLBACK");
      assertThat(world.stage.mails())
          .singleElement()
          .asString()
          .startsWith("Airstep: daily failed\n")
          .contains("Slack did not accept this alert: Slack answered 503");
    }
  }

  private static Execution withoutCloseRun(FlowWorld world) {
    Execution flow =
        world.beginMutant(
            UnaryOperator.identity(),
            run -> run.replace(":CloseRun", ":NotThere"),
            UnaryOperator.identity());
    world.timeline.runUntil(flow::isClosed);
    return flow;
  }
}
