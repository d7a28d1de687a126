package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.daily;
import static airstep.embedded.stack.OneSyncTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.transport.HttpFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * If external services are slow, inner timeouts apply first and every execution reports its end.
 */
class SlowFlowTest {

  private static final Duration LONGER_THAN_ANY_FUNCTION = Duration.ofMinutes(16);

  @Test
  void noExecutionReachesItsDeadline() {
    for (String call : List.of("", "GET", "POST /v1/jobs", "GET /v1/jobs/", "DELETE")) {
      for (Duration time : List.of(Duration.ofSeconds(19), LONGER_THAN_ANY_FUNCTION)) {
        try (FlowWorld world = daily(JobPlan.neverEnds())) {
          world.airbyteFaults.always(call, slow(world, time));
          world.slackFaults.always("POST", slow(world, time));
          RunReport report = world.run();
          String what = call + " taking " + time;
          assertThat(world.recording.executions())
              .as(what)
              .extracting(Execution::status)
              .containsOnly(ExecutionStatus.FAILED);
          assertThat(world.only("sync").error().orElseThrow()).as(what).startsWith("Sync");
          assertThat(only(report).outcome()).as(what).isIn("FAILED", "UNKNOWN", "TIMED_OUT");
          assertThat(report.alert().orElseThrow())
              .as(what)
              .startsWith("delivered by the fallback: ");
        }
      }
    }
  }

  @Test
  void waitsForATriggerThatTakesMinutes() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(5), 1, 1))) {
      world.airbyteFaults.next(1, "POST /v1/jobs", slow(world, Duration.ofMinutes(14)));
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  /** The call takes its time and then returns nothing. */
  private static HttpFault slow(FlowWorld world, Duration time) {
    return new HttpFault.After(
        () -> {
          EmbeddedStack.sleep(world.timeline, time);
          throw new IOException("Read timed out");
        });
  }
}
