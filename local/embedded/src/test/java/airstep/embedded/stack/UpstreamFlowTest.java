package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.flows.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow that follows two others, all with their real steps. */
class UpstreamFlowTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  void startsOnlyAfterBothHaveSucceeded() {
    try (FlowWorld world = begin()) {
      assertThat(run(world, "one", "{}").succeeded()).isTrue();
      Execution follows = follow(world);
      wait(world);
      assertThat(run(world, "two", "{\"check\":true}").status()).isEqualTo("CHECKED");
      wait(world);
      assertThat(follows.isClosed()).isFalse();
      assertThat(world.airbyte.jobs()).hasSize(1);
      assertThat(run(world, "two", "{}").succeeded()).isTrue();
      RunReport report = world.finish(follows);
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(report.connections()).hasSize(1);
      assertThat(world.airbyte.jobs()).hasSize(3);
    }
  }

  @Test
  void ignoresASuccessOfTheDayBefore() {
    try (FlowWorld world = begin()) {
      assertThat(run(world, "two", "{}").succeeded()).isTrue();
      world.timeline.runUntil(SEVEN.plus(Duration.ofDays(1)));
      assertThat(run(world, "one", "{}").succeeded()).isTrue();
      RunReport report = world.finish(follow(world));
      assertThat(report.reason())
          .hasValue("nothing was synced: after 2 h, these flows have not succeeded: two");
      // The stage's own rule has begun a window on each of the two days.
      assertThat(world.slack.messages())
          .satisfiesExactly(
              first ->
                  assertThat(first.text())
                      .contains("after 2 h, these flows have not succeeded: one"),
              second ->
                  assertThat(second.text())
                      .contains("after 2 h, these flows have not succeeded: two"));
      assertThat(world.airbyte.jobs()).hasSize(2);
    }
  }

  private static FlowWorld begin() {
    return FlowWorld.Choice.of("follows", named(3) + "after: [one, two]\ndeadline: 2h\n")
        .flow("one", named(1))
        .flow("two", named(2))
        .jobs(Script.of(JobPlan.succeeds(Duration.ofMinutes(1), 1, 1)))
        .begin();
  }

  private static String named(int connection) {
    return "connections: [00000000-0000-4000-8000-00000000000" + connection + "]\npoll: 30s\n";
  }

  private static RunReport run(FlowWorld world, String flow, String input) {
    List<Flow> found = world.flows.stream().filter(one -> one.name().equals(flow)).toList();
    return world.finish(world.stage.start(found.getFirst(), input));
  }

  /** As the rule does that matches the first flow's success. */
  private static Execution follow(FlowWorld world) {
    Instant now = world.timeline.instant();
    return world.stage.start(world.flow(), "{\"after\":\"one\",\"time\":\"" + now + "\"}");
  }

  private static void wait(FlowWorld world) {
    world.timeline.runUntil(world.timeline.instant().plus(TEN_MINUTES));
  }
}
