package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of the stage report executions that were stopped, timed out or crashed. */
class SafetyNetFlowTest {

  private static final String FIRST = "00000000-0000-4000-8000-000000000001";

  @Test
  void aStoppedFlowSendsOneAlertAndCancelsItsJob() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      Execution flow = stoppedAfter(world, 95);

      assertThat(flow.status()).isEqualTo(ExecutionStatus.ABORTED);
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0))
          .contains("daily was stopped", "it was stopped: enough", "daily");
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(world.executions("sync"))
          .extracting(Execution::status)
          .as("the sync, what its event started, and the clean-up")
          .containsExactly(
              ExecutionStatus.ABORTED, ExecutionStatus.SUCCEEDED, ExecutionStatus.SUCCEEDED);
      assertThat(world.published("Airstep Run"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.needText("detail-type")).isEqualTo("Airstep Run Failed");
                assertThat(event.needObject("detail").fields())
                    .containsEntry("status", "ABORTED")
                    .containsEntry("stage", "local")
                    .containsEntry("flow", "daily")
                    .containsEntry("byHand", false);
              });
      assertThat(world.published("Airstep Sync"))
          .extracting(event -> event.needText("detail-type"))
          .containsExactly("Airstep Sync Cancelled");
      assertThat(world.logLines)
          .filteredOn(line -> line.contains("\"_aws\""))
          .as("metrics of the flow and of its tag")
          .hasSize(2);
    }
  }

  @Test
  void aStoppedCleanUpReportsThatAJobMayStillRun() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.airbyteFaults.always("DELETE /v1/jobs", Faults.UNAVAILABLE);
      Execution flow = world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(95));
      world.stage.stepFunctions().stopExecution(flow.arn(), null, null);
      world.timeline.runUntil(SEVEN.plusSeconds(97));
      Execution cleanUp = world.executions("sync").getLast();
      world.stage.stepFunctions().stopExecution(cleanUp.arn(), null, null);
      world.timeline.runToEnd();

      assertThat(world.slack.messages()).hasSize(2);
      assertThat(message(world, 1))
          .contains("daily: outcome unknown", FIRST, cleanUp.name())
          .contains("It was stopped; a job of the stopped sync may still be running");
    }
  }

  @Test
  void namesButDoesNotCancelAJobThatMayNotBeOurs() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.LOST_ANSWER);
      stoppedAfter(world, 1);

      assertThat(world.airbyte.cancels()).isEmpty();
      assertThat(world.slack.messages()).hasSize(2);
      assertThat(message(world, 0)).contains("it was stopped");
      assertThat(message(world, 1))
          .contains("daily: outcome unknown", "still ran when its sync was stopped. It still runs");
    }
  }

  @Test
  void aFlowThatTimesOutSendsOneAlertAndCancelsItsJob() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      String definition =
          new Definitions(world.flows, Deployment.standIn())
              .flow(world.flow())
              .replaceFirst("\"TimeoutSeconds\" : \\d+", "\"TimeoutSeconds\" : 95");
      String hasty = Deployment.stateMachine("hasty");
      var _ = world.stage.stepFunctions().createStateMachine(hasty, definition);
      Execution flow = world.startAt(hasty, SEVEN);
      world.timeline.runToEnd();

      assertThat(flow.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0)).contains("it reached its deadline");
      assertThat(world.airbyte.cancels()).hasSize(1);
    }
  }

  @Test
  void aFlowThatCrashesSendsOneAlert() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.stage.start(world.flow(), "{\"nonsense\":1}");
      world.timeline.runToEnd();

      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0))
          .contains("it failed unexpectedly: InputRefused: unknown input: nonsense");
      assertThat(world.published("Airstep Run Failed")).hasSize(1);
    }
  }

  @Test
  void aStoppedRunSendsTheAlertOfItsFlow() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(95));
      world.stage.stepFunctions().stopExecution(world.only("run").arn(), null, null);
      world.timeline.runToEnd();

      assertThat(world.only("daily").status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(world.airbyte.cancels()).hasSize(1);
    }
  }

  @Test
  void aSyncByHandThatFailsAlerts() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      var _ = world.sync("{\"connectionId\":\"" + FIRST + "\"}");
      world.timeline.runToEnd();

      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0)).contains("sync of Connection 1 failed", "jobId=1");
      assertThat(world.published("Airstep Run")).isEmpty();
    }
  }

  @Test
  void sendsNoSecondAlertForARunThatAlerted() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      world.run();
      world.timeline.runToEnd();

      assertThat(world.slack.messages()).hasSize(1);
      assertThat(world.published("Airstep Run Failed")).hasSize(1);
      assertThat(world.logLines)
          .anyMatch(line -> line.contains("NotifyStopped") && line.contains("sent its own alert"));
    }
  }

  @Test
  void theSafetyNetSendsTheAlertThatTheRunCouldNotSend() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      world.slackFaults.next(6, "POST", Faults.UNAVAILABLE);
      world.stage.closeTopic();
      world.run();
      assertThat(world.slack.messages()).isEmpty();
      world.timeline.runToEnd();

      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0)).contains("daily failed", "Connection 1", "jobId=1");
      assertThat(world.published("Airstep Run Failed")).hasSize(1);
    }
  }

  @Test
  void anUndeliverableAlertWaitsInTheQueue() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      world.slackFaults.always("POST", Faults.UNAVAILABLE);
      world.stage.closeTopic();
      world.run();
      world.timeline.runToEnd();

      assertThat(world.stage.untold())
          .singleElement()
          .satisfies(event -> assertThat(event).contains(world.only("daily").arn()));
    }
  }

  @Test
  void aStopOfFiftyConnectionsSendsOneMessage() {
    String connections =
        IntStream.rangeClosed(1, 50)
            .mapToObj("00000000-0000-4000-8000-%012d"::formatted)
            .collect(Collectors.joining(", "));
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", "connections: [" + connections + "]\nconcurrency: 40")
            .jobs(Script.of(JobPlan.neverEnds()))
            .begin()) {
      stoppedAfter(world, 95);

      assertThat(world.airbyte.jobs()).hasSize(40);
      assertThat(world.airbyte.cancels()).hasSize(40);
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void startsNoCleanUpAfterAStoppedCleanUp() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.LOST_ANSWER);
      world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(1));
      world.stage.stepFunctions().stopExecution(world.only("sync").arn(), null, null);
      world.timeline.runUntil(SEVEN.plusSeconds(10));
      List<Execution> syncs = world.executions("sync");
      assertThat(syncs).hasSize(3);
      world.stage.stepFunctions().stopExecution(syncs.getLast().arn(), null, null);
      world.timeline.runToEnd();

      assertThat(world.executions("sync")).hasSize(3);
    }
  }

  @Test
  void aFlowThatFollowsOthersRunsOnceADayWhenAllHaveSucceeded() {
    JobPlan quick = JobPlan.succeeds(Duration.ofSeconds(20), 1, 1);
    try (FlowWorld world =
        FlowWorld.Choice.of("a", "connections: [" + FIRST + "]")
            .flow("b", "connections: [00000000-0000-4000-8000-000000000002]")
            .flow("c", "connections: [00000000-0000-4000-8000-000000000003]\nafter: [a, b]")
            .jobs(Script.of(quick))
            .begin()) {
      world.stage.startScheduled(world.flows.get(0), SEVEN);
      world.timeline.runUntil(SEVEN.plusSeconds(600));
      assertThat(world.executions("c")).hasSize(1);
      assertThat(world.airbyte.jobs()).as("c waits for b").hasSize(1);

      world.stage.startScheduled(world.flows.get(1), SEVEN.plusSeconds(600));
      world.timeline.runToEnd();

      assertThat(world.executions("c"))
          .extracting(execution -> output(execution).needText("status"))
          .containsExactlyInAnyOrder("SUCCEEDED", "DUPLICATE");
      assertThat(world.airbyte.jobs()).hasSize(3);
      assertThat(world.executions("run")).extracting(Execution::name).contains("c_in_20261122");
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  private static Execution stoppedAfter(FlowWorld world, int seconds) {
    Execution flow = world.begin();
    world.timeline.runUntil(SEVEN.plusSeconds(seconds));
    world.stage.stepFunctions().stopExecution(flow.arn(), null, "enough");
    world.timeline.runToEnd();
    return flow;
  }

  private static String message(FlowWorld world, int index) {
    return world.slack.messages().get(index).payload().toString();
  }

  private static JsonObject output(Execution execution) {
    return Json.readObject(execution.output().orElseThrow());
  }
}
