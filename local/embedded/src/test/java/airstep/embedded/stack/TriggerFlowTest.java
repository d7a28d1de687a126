package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static airstep.embedded.stack.OneSyncTest.DAILY;
import static airstep.embedded.stack.OneSyncTest.daily;
import static airstep.embedded.stack.OneSyncTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a flow starts a job, and what it does if Airbyte refuses. */
class TriggerFlowTest {

  private static final String POST = "POST /v1/jobs";
  private static final UUID CONNECTION = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final JobPlan QUICK = JobPlan.succeeds(Duration.ofSeconds(20), 1, 1);

  @Test
  void retriesAfter503ThenSucceeds() {
    try (FlowWorld world = daily(QUICK)) {
      world.airbyteFaults.next(2, POST, Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).triggers()).hasValue(3);
      assertThat(world.attempts("POST", "/v1/jobs")).isEqualTo(3);
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void waitsAboutTenThenAboutOneHundredSeconds() {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    for (long seed = 0; seed < 25; seed++) {
      try (FlowWorld world =
          FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(QUICK)).seed(seed).begin()) {
        world.airbyteFaults.next(2, POST, Faults.THROTTLED);
        world.run();
        List<Long> waits = waits(world);
        first.add(waits.get(0));
        second.add(waits.get(1));
      }
    }
    assertThat(first).allSatisfy(wait -> assertThat(wait).isBetween(5L, 15L));
    assertThat(second).allSatisfy(wait -> assertThat(wait).isBetween(50L, 150L));
    assertThat(second.stream().distinct().count()).isGreaterThan(15);
  }

  @Test
  void failsAfterExactlyThreeTriggersWithTheReason() {
    try (FlowWorld world = daily(QUICK)) {
      world.airbyteFaults.always(POST, Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(world.attempts("POST", "/v1/jobs")).isEqualTo(3);
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).triggers()).hasValue(3);
      assertThat(only(report).reason())
          .hasValue(
              "the trigger failed after 3 attempts, and no job was seen to start: Airbyte answered"
                  + " 503 to POST /v1/jobs: overloaded");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void doesNotRetryARefusedTrigger() {
    try (FlowWorld world = daily(QUICK)) {
      world.airbyteFaults.always(
          POST, Faults.answer(422, "application/json", "{\"errorId\":\"e1\"}"));
      RunReport report = world.run();
      assertThat(world.attempts("POST", "/v1/jobs")).isEqualTo(1);
      assertThat(only(report).reason())
          .hasValue("Airbyte answered 422 to POST /v1/jobs: the request is invalid (errorId e1)");
    }
  }

  @Test
  void adoptsTheJobOfALostAnswer() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(5), 9, 9))) {
      world.airbyteFaults.next(1, POST, Faults.LOST_ANSWER);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).jobId()).hasValue(1);
      assertThat(only(report).triggers()).hasValue(1);
      assertThat(world.calls(POST)).hasSize(1);
    }
  }

  @Test
  void adoptsTheJobOfALostAnswerThatHasEnded() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofSeconds(1), 9, 9))) {
      world.airbyteFaults.next(1, POST, Faults.LOST_ANSWER);
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void looksForAJobAfterTheLastTrigger() {
    try (FlowWorld world = once(JobPlan.succeeds(Duration.ofMinutes(5), 9, 9))) {
      world.airbyteFaults.always(POST, Faults.LOST_ANSWER);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).jobId()).hasValue(1);
      assertThat(only(report).triggers()).hasValue(1);
      assertThat(world.calls(POST)).hasSize(1);
    }
  }

  @Test
  void reportsTheReasonOfTheTriggerIfTheLastLookFindsNothing() {
    try (FlowWorld world = once(QUICK)) {
      world.airbyteFaults.always(POST, Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason().orElseThrow())
          .startsWith("the trigger failed after 1 attempt, and no job was seen to start: ")
          .endsWith("503 to POST /v1/jobs: overloaded");
      assertThat(world.attempts("POST", "/v1/jobs")).isEqualTo(1);
    }
  }

  @Test
  void theOutcomeIsUnknownIfTheLastLookFindsNothing() {
    try (FlowWorld world = once(QUICK)) {
      world.airbyteFaults.always(POST, Faults.LOST_ANSWER);
      world.airbyteFaults.whenever(
          () -> world.calls(POST).size() > 0, "GET /v1/jobs", Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason().orElseThrow())
          .contains(
              "after 1 attempt, and it could not be checked whether a job started anyway:" + " ");
      assertThat(world.calls("DELETE")).isEmpty();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void neverCancelsAnAdoptedJob() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      world.airbyteFaults.next(1, POST, Faults.LOST_ANSWER);
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("TIMED_OUT");
      assertThat(only(report).reason().orElseThrow()).endsWith("so it was not cancelled");
      assertThat(world.attempts("DELETE", "/v1")).isZero();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void adoptsARunningJobWithoutAnotherTrigger() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(3), 5, 5))) {
      world.airbyte.startByPerson(CONNECTION);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).jobId()).hasValue(1);
      assertThat(only(report).triggers()).hasValue(1);
      assertThat(world.calls(POST)).hasSize(1);
    }
  }

  @Test
  void aConnectionSwitchedOffBetweenLookAndTriggerIsSkipped() {
    try (FlowWorld world = daily(QUICK)) {
      world.airbyteFaults.whenever(() -> switchOff(world), POST, Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SKIPPED");
      assertThat(only(report).outcome()).isEqualTo("SKIPPED");
      assertThat(only(report).reason())
          .hasValue("the connection is switched off in Airbyte (inactive)");
      assertThat(world.calls(POST)).hasSize(1);
      assertThat(world.slack.messages())
          .singleElement()
          .satisfies(
              message ->
                  assertThat(message.text()).contains("daily: a connection is switched off"));
    }
  }

  private static boolean switchOff(FlowWorld world) {
    world.airbyte.change(CONNECTION, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
    return false;
  }

  @Test
  void doesNotTriggerASwitchedOffConnection() {
    try (FlowWorld world = daily(QUICK)) {
      world.airbyte.change(CONNECTION, it -> it.with(EmbeddedConnectionStatus.DEPRECATED));
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SKIPPED");
      assertThat(only(report).reason())
          .hasValue("the connection is deleted in Airbyte (deprecated)");
      assertThat(world.calls(POST)).isEmpty();
      assertThat(world.only("daily").output().orElseThrow()).contains("\"skipped\":1");
    }
  }

  @Test
  void anUnknownConnectionFailsWithTheMessageOfAirbyte() {
    try (FlowWorld world = FlowWorld.Choice.of("daily", DAILY).begin()) {
      world.airbyteFaults.always(
          "GET /v1/connections/", Faults.answer(403, "application/json", "{}"));
      world.airbyteFaults.always("GET /v1/jobs", Faults.answer(403, "application/json", "{}"));
      world.airbyteFaults.always(
          POST, Faults.answer(403, "application/json", "{\"title\":\"forbidden\"}"));
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason())
          .hasValue(
              "Airbyte answered 403 to POST /v1/jobs: forbidden; Airbyte has no connection "
                  + CONNECTION
                  + ", or the credentials cannot see it: copy the id from the connection's URL");
    }
  }

  @Test
  void retriesAFailedJobIfConfigured() {
    Script script =
        Script.of(
            JobPlan.fails(Duration.ofSeconds(40)), JobPlan.fails(Duration.ofSeconds(40)), QUICK);
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY.replace("[trigger]", "[trigger, failed]"))
            .jobs(script)
            .begin()) {
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).jobId()).hasValue(3);
      assertThat(only(report).triggers()).hasValue(3);
    }
  }

  @Test
  void bothKindsOfRetriesShareOneCount() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY.replace("[trigger]", "[trigger, failed]"))
            .jobs(Script.of(JobPlan.fails(Duration.ofSeconds(40))))
            .begin()) {
      world.airbyteFaults.next(1, POST, Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(only(report).triggers()).hasValue(3);
      assertThat(world.airbyte.jobs()).hasSize(2);
    }
  }

  @Test
  void aRetriedJobHasTheFullTimeout() {
    Script script = Script.of(JobPlan.fails(Duration.ofMinutes(29)), JobPlan.neverEnds());
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY.replace("[trigger]", "[failed]")).jobs(script).begin()) {
      RunReport report = world.run();
      Instant second = world.airbyte.jobs().get(1).createdAt();
      assertThat(second).isAfter(SEVEN.plus(Duration.ofMinutes(29)));
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(world.airbyte.cancels().getFirst().at()).isEqualTo(second.plusSeconds(1800));
      assertThat(only(report).outcome()).isEqualTo("TIMED_OUT");
    }
  }

  /** How long the state Wait To Trigger lasted each time. */
  private static List<Long> waits(FlowWorld world) {
    List<Long> waits = new ArrayList<>();
    Instant entered = null;
    for (HistoryEvent event : world.only("sync").history()) {
      boolean wait = event.toJson().contains("\"name\":\"Wait To Trigger\"");
      if (wait && event.type() == HistoryEventType.WAIT_STATE_ENTERED) {
        entered = event.timestamp();
      } else if (wait) {
        waits.add(Duration.between(entered, event.timestamp()).toSeconds());
      }
    }
    return waits;
  }

  private static FlowWorld once(JobPlan plan) {
    String flow = OneSyncTest.DAILY.replace("count: 2", "count: 0");
    return FlowWorld.Choice.of("daily", flow).jobs(Script.of(plan)).begin();
  }
}
