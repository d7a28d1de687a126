package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.Actor;
import airstep.embedded.airbyte.Cancel;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.transport.HttpFault;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sync is stopped, and a rule starts the state machine again with its ARN. */
class CleanUpFlowTest {

  @Test
  void theJobOfAStoppedSyncIsCancelled() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      stoppedAfter(world, 95);

      Execution cleanUp = cleanUp(world);

      assertThat(cleanUp.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(outcome(cleanUp).fields())
          .containsEntry("outcome", "CANCELLED")
          .containsEntry("jobId", 1L)
          .containsEntry("name", "Connection 1")
          .containsEntry("triggers", 1L)
          .containsEntry("polls", 3L)
          .containsEntry("reason", "the job still ran when its sync was stopped and was cancelled");
      assertThat(world.airbyte.cancels())
          .containsExactly(new Cancel(1, 1, Actor.API, SEVEN.plusSeconds(95)));
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void itsEventNamesTheStoppedSync() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      Execution stopped = stoppedAfter(world, 95);

      cleanUp(world);

      assertThat(world.published("Airstep Sync"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.needText("detail-type")).isEqualTo("Airstep Sync Cancelled");
                assertThat(event.needObject("detail").fields())
                    .containsEntry("execution", stopped.arn())
                    .containsEntry("flow", "daily")
                    .containsEntry("stage", "local");
              });
    }
  }

  @Test
  void doesNotCancelAJobThatHasEnded() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.succeeds(Duration.ofSeconds(100), 12, 3400))) {
      stoppedAfter(world, 105);

      Execution cleanUp = cleanUp(world);

      assertThat(outcome(cleanUp).fields())
          .containsEntry("outcome", "SUCCEEDED")
          .containsEntry("rows", 12L);
      assertThat(world.airbyte.cancels()).isEmpty();
    }
  }

  @Test
  void namesButDoesNotCancelAJobStartedAfterTheStop() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.LOST_ANSWER);
      stoppedAfter(world, 1);

      Execution cleanUp = cleanUp(world);

      assertThat(cleanUp.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(cleanUp.error()).hasValue("SyncUnknown");
      assertThat(cleanUp.cause().orElseThrow())
          .contains("\"jobId\":1", "the job still ran when its sync was stopped. It still runs");
      assertThat(cleanUp.stopDate().orElseThrow()).isAfterOrEqualTo(SEVEN.plusSeconds(30));
      assertThat(world.airbyte.cancels()).isEmpty();
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void aTriggerThatNeverTakesEffectStartsNothing() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.airbyteFaults.always("POST /v1/jobs", Faults.UNAVAILABLE);
      stoppedAfter(world, 1);

      Execution cleanUp = cleanUp(world);

      assertThat(cleanUp.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(outcome(cleanUp).needText("reason"))
          .isEqualTo("the trigger in progress when its sync was stopped started no job");
      assertThat(world.airbyte.jobs()).isEmpty();
    }
  }

  @Test
  void reportsThatTheJobMayStillRunIfItsCancelIsNotConfirmed() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.airbyteFaults.always("DELETE", Faults.UNAVAILABLE);
      stoppedAfter(world, 95);

      Execution cleanUp = cleanUp(world);

      assertThat(cleanUp.error()).hasValue("SyncUnknown");
      assertThat(cleanUp.cause().orElseThrow())
          .contains("the job still ran", "its cancel was not confirmed: it may still run");
    }
  }

  @Test
  void aTemporarilyRejectedKeyOnlyDelaysTheCancel() {
    for (HttpFault refusal : List.of(Faults.UNAUTHORIZED, Faults.HTML)) {
      try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
        world.airbyteFaults.whenever(
            () ->
                world.timeline.instant().isAfter(SEVEN.plusSeconds(94))
                    && world.timeline.instant().isBefore(SEVEN.plusSeconds(130)),
            "GET /v1/jobs/",
            refusal);
        stoppedAfter(world, 95);

        assertThat(outcome(cleanUp(world)).needText("outcome")).isEqualTo("CANCELLED");
        assertThat(world.airbyte.cancels()).hasSize(1);
      }
    }
  }

  @Test
  void doesNotRetryAFailedJob() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.fails(Duration.ofSeconds(100)))) {
      stoppedAfter(world, 105);

      assertThat(outcome(cleanUp(world)).needText("outcome")).isEqualTo("FAILED");
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void aSyncThatStillRunsIsNotTouched() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(95));

      Execution cleanUp = world.sync(Json.write(Map.of("stopped", world.only("sync").arn())));

      assertThat(cleanUp.error()).hasValue("SyncUnknown");
      assertThat(cleanUp.cause().orElseThrow()).contains("is still running: stop it first");
      assertThat(world.airbyte.cancels()).isEmpty();
    }
  }

  /** Airbyte cancels the job that the connection runs when the request takes effect. */
  @Test
  void sendsNoCancelIfAnEarlierOneMayStillTakeEffect() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", OneSyncTest.DAILY.replace("timeout: 30m", "timeout: 1m"))
            .jobs(Script.of(JobPlan.neverEnds()))
            .begin()) {
      List<Instant> sent = new ArrayList<>();
      world.airbyteFaults.next(
          9,
          "DELETE /v1/jobs/1",
          request -> {
            sent.add(world.timeline.instant());
            world.timeline.schedule(
                world.timeline.instant().plusSeconds(60), () -> world.airbyte.handle(request));
            return Faults.answer(200, "application/json", "{\"jobId\":1,\"status\":\"running\"}");
          });
      stoppedAfter(world, 72);
      world.timeline.runUntil(SEVEN.plusSeconds(125));
      Execution next = world.startAt(Deployment.stateMachine("daily"), SEVEN.plusSeconds(125));
      world.timeline.runUntil(next::isClosed);
      world.timeline.runToEnd();

      assertThat(sent).containsExactly(SEVEN.plusSeconds(60));
      assertThat(world.airbyte.jobs()).hasSize(2);
      assertThat(world.airbyte.cancels())
          .extracting(Cancel::hit)
          .as("the first job by its sync, the second by its own, at its own deadline")
          .containsExactly(1L, 2L);
      assertThat(world.airbyte.cancels().getLast().at()).isEqualTo(SEVEN.plusSeconds(185));
      Execution cleanUp = world.executions("sync").get(2);
      assertThat(cleanUp.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(outcome(cleanUp).fields())
          .containsEntry("outcome", "CANCELLED")
          .containsEntry("reason", "the job still ran when its sync was stopped and was cancelled");
    }
  }

  /** Step Functions ends an execution at 25,000 events, here after 8 hours of polls. */
  @Test
  void theJobOfASyncWhoseHistoryIsFullIsCancelled() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      Execution sync =
          world.sync(
              """
              {"connectionId": "00000000-0000-4000-8000-000000000001", "sync":
                {"timeoutSeconds": 604800, "poll": {"firstSeconds": 10, "maxSeconds": 10}}}\
              """);
      assertThat(sync.error()).hasValue("States.Runtime");

      world.timeline.runToEnd();

      Execution cleanUp = world.executions("sync").getLast();
      assertThat(outcome(cleanUp).fields())
          .containsEntry("outcome", "FAILED")
          .containsEntry("jobId", 1L);
      assertThat(world.airbyte.cancels()).extracting(Cancel::hit).containsExactly(1L);
    }
  }

  @Test
  void aSyncThatReportedItsOwnEndIsNotCleanedUp() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.fails(Duration.ofSeconds(100)))) {
      assertThat(world.run().status()).isEqualTo("FAILED");
      world.timeline.runToEnd();
      assertThat(world.executions("sync")).hasSize(1);
    }
  }

  @Test
  void aRepeatedEventCleansUpOnce() {
    try (FlowWorld world = OneSyncTest.daily(JobPlan.neverEnds())) {
      world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(95));
      Execution sync = world.only("sync");
      world.stage.stepFunctions().stopExecution(sync.arn(), null, null);
      cleanUp(world);
      Execution first = world.executions("sync").get(1);

      Execution second = world.sync(first.input());
      world.timeline.runToEnd();

      assertThat(second.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(world.executions("sync")).hasSize(4);
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(world.published("Airstep Sync")).hasSize(1);
    }
  }

  private static Execution stoppedAfter(FlowWorld world, int seconds) {
    world.begin();
    world.timeline.runUntil(SEVEN.plusSeconds(seconds));
    Execution sync = world.only("sync");
    world.stage.stepFunctions().stopExecution(sync.arn(), null, null);
    return sync;
  }

  private static Execution cleanUp(FlowWorld world) {
    world.timeline.runUntil(
        () ->
            world.executions("sync").size() == 3 && world.executions("sync").getLast().isClosed());
    return world.executions("sync").getLast();
  }

  private static JsonObject outcome(Execution cleanUp) {
    return Json.readObject(cleanUp.output().orElseThrow());
  }
}
