package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static airstep.embedded.stack.OneSyncTest.DAILY;
import static airstep.embedded.stack.OneSyncTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.Actor;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Another user's job runs on the connection when the flow starts. */
class WhenRunningTest {

  private static final String POST = "POST /v1/jobs";
  private static final UUID CONNECTION = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final JobPlan TWO_MINUTES = JobPlan.succeeds(Duration.ofSeconds(125), 5, 5);
  private static final JobPlan OURS = JobPlan.succeeds(Duration.ofSeconds(20), 7, 7);

  @Test
  void adoptsTheOtherJobByDefault() {
    try (FlowWorld world = begin("", TWO_MINUTES)) {
      RunReport report = world.run();
      assertThat(only(report).jobId()).hasValue(1);
      assertThat(only(report).rows()).hasValue(5);
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void startsAJobAfterTheOtherHasEnded() {
    try (FlowWorld world = begin("whenRunning: wait\n", TWO_MINUTES)) {
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).jobId()).hasValue(2);
      assertThat(only(report).rows()).hasValue(7);
      assertThat(only(report).triggers()).hasValue(1);
      EmbeddedJob ours = world.airbyte.jobs().getLast();
      assertThat(ours.createdAt()).isEqualTo(SEVEN.plusSeconds(150));
      assertThat(world.calls("POST /v1/jobs")).as("one refused, one accepted").hasSize(2);
    }
  }

  /** The other job started after the look, and has ended when the answer is lost. */
  @Test
  void findsItsJobAfterALostAnswerThatFollowedAWait() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", "whenRunning: wait\n" + DAILY)
            .jobs(Script.of(TWO_MINUTES, OURS))
            .begin()) {
      world.airbyteFaults.whenever(() -> startsOnce(world), POST, Faults.UNAVAILABLE);
      world.airbyteFaults.whenever(
          () -> world.timeline.instant().equals(SEVEN.plusSeconds(150)), POST, Faults.NO_ANSWER);
      RunReport report = world.run();
      assertThat(only(report).jobId()).hasValue(2);
      assertThat(only(report).rows()).hasValue(7);
      assertThat(world.airbyte.jobs()).hasSize(2);
    }
  }

  private static boolean startsOnce(FlowWorld world) {
    if (world.airbyte.jobs().isEmpty()) {
      world.airbyte.startByPerson(CONNECTION);
    }
    return false;
  }

  @Test
  void waitsAtMostTheTimeoutOfAJob() {
    try (FlowWorld world = begin("whenRunning: wait\n", JobPlan.neverEnds())) {
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason())
          .hasValue(
              "job 1 of this connection was already running and had not ended 1800 s later, so"
                  + " no new job was started");
      assertThat(Duration.between(SEVEN, report.endedAt().orElseThrow()))
          .isEqualTo(Duration.ofMinutes(30));
      assertThat(world.airbyte.cancels()).isEmpty();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void failsImmediatelyWithoutTouchingTheOtherJob() {
    try (FlowWorld world = begin("whenRunning: fail\n", TWO_MINUTES)) {
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason())
          .hasValue("job 1 of this connection was already running, so no new job was started");
      assertThat(only(report).jobId()).isEmpty();
      assertThat(world.airbyte.jobs())
          .singleElement()
          .satisfies(job -> assertThat(job.startedBy()).isNotEqualTo(Actor.API));
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void theJobOfALostAnswerIsItsOwn() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", "whenRunning: fail\n" + DAILY)
            .jobs(Script.of(TWO_MINUTES))
            .begin()) {
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.LOST_ANSWER);
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void aStopDuringTheWaitDoesNotTouchTheOtherJob() {
    try (FlowWorld world = begin("whenRunning: wait\n", JobPlan.neverEnds())) {
      world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(95));
      world.stage.stepFunctions().stopExecution(world.only("sync").arn(), null, null);
      world.timeline.runToEnd();
      Execution cleanUp = world.executions("sync").getLast();
      assertThat(cleanUp.output().orElseThrow())
          .contains("no job had started when its sync was stopped", "\"triggers\":0");
      assertThat(world.airbyte.cancels()).isEmpty();
    }
  }

  private static FlowWorld begin(String policy, JobPlan other) {
    FlowWorld world =
        FlowWorld.Choice.of("daily", policy + DAILY).jobs(Script.of(other, OURS)).begin();
    world.airbyte.startByPerson(CONNECTION);
    return world;
  }
}
