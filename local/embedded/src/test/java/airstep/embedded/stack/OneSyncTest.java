package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.Actor;
import airstep.embedded.airbyte.Cancel;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.LoggedRequest;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow of one connection, from its schedule to its outcome. */
class OneSyncTest {

  static final String DAILY =
      """
      schedule: {cron: "0 7 * * *"}
      connections: [00000000-0000-4000-8000-000000000001]
      timeout: 30m
      poll: 30s
      retries: {count: 2, on: [trigger], delay: 10s, multiplier: 10, jitter: 0.5}
      tags: [daily]
      """;

  @Test
  void aJobThatSucceedsIsReportedWithItsRows() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofSeconds(100), 1234, 56_789))) {
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(report.scheduledTime()).isEqualTo(SEVEN);
      assertThat(report.connections())
          .singleElement()
          .satisfies(
              sync -> {
                assertThat(sync.outcome()).isEqualTo("SUCCEEDED");
                assertThat(sync.name()).hasValue("Connection 1");
                assertThat(sync.jobId()).hasValue(1);
                assertThat(sync.triggers()).hasValue(1);
                assertThat(sync.polls()).hasValue(4);
                assertThat(sync.rows()).hasValue(1234);
                assertThat(sync.bytes()).hasValue(56_789);
                assertThat(sync.durationSeconds()).hasValue(100);
                assertThat(sync.reason()).isEmpty();
              });
      assertThat(world.only("daily").output().orElseThrow())
          .contains("\"rows\":1234", "\"bytes\":56789", "\"total\":1", "\"byHand\":false");
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void aFailedJobFailsTheRunAndAlertsOnce() {
    try (FlowWorld world = daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.alert()).hasValue("delivered");
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason()).hasValue("Airbyte gives no reason");
      assertThat(world.airbyte.jobs()).hasSize(1);
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(world.slack.messages().getFirst().payload().toString())
          .contains("daily failed", "Connection 1", "failed after 50 s", "jobId=1");
    }
  }

  @Test
  void theCauseOfAFailedSyncIsItsOutcomeAsJson() {
    try (FlowWorld world = daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      world.run();
      Execution sync = world.only("sync");
      assertThat(sync.error()).hasValue("SyncFailed");
      assertThat(sync.cause().orElseThrow())
          .startsWith("{\"outcome\":\"FAILED\",\"connectionId\":\"00000000-")
          .contains("\"triggers\":1", "\"polls\":2", "\"jobId\":1", "\"link\":\"https://");
    }
  }

  @Test
  void aJobCancelledByAUserIsCancelledNotFailed() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      Execution flow = world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(95));
      world.airbyte.cancelByPerson(world.airbyte.jobs().getFirst());
      RunReport report = world.finish(flow);
      assertThat(only(report).outcome()).isEqualTo("CANCELLED");
      assertThat(only(report).reason().orElseThrow()).contains("cancelled in Airbyte");
      assertThat(world.only("sync").error()).hasValue("SyncCancelled");
      assertThat(world.calls("DELETE")).isEmpty();
      assertThat(report.status()).isEqualTo("FAILED");
    }
  }

  @Test
  void aJobThatNeverEndsIsCancelledOnceExactlyAtItsDeadline() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      RunReport report = world.run();
      Instant accepted = world.airbyte.jobs().getFirst().createdAt();
      assertThat(world.airbyte.cancels())
          .containsExactly(new Cancel(1, 1, Actor.API, accepted.plusSeconds(1800)));
      assertThat(only(report).outcome()).isEqualTo("TIMED_OUT");
      assertThat(only(report).reason())
          .hasValue("the job was not finished 1800 s after its trigger and was cancelled");
      assertThat(world.only("sync").error()).hasValue("SyncTimedOut");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void aJobThatEndsASecondBeforeItsDeadlineSucceeds() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofSeconds(1799), 1, 1))) {
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.calls("DELETE")).isEmpty();
    }
  }

  @Test
  void aJobThatSucceedsAfterItsCancelWasSentSucceeds() {
    JobPlan stubborn =
        JobPlan.succeeds(Duration.ofSeconds(1820), 7, 7).cancelTaking(Duration.ofHours(1));
    try (FlowWorld world = daily(stubborn)) {
      RunReport report = world.run();
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).rows()).hasValue(7);
    }
  }

  @Test
  void retriesAnUnconfirmedCancelAfterAPoll() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      world.airbyteFaults.next(2, "DELETE", Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(world.attempts("DELETE", "/v1")).isEqualTo(3);
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(only(report).reason().orElseThrow()).endsWith("and was cancelled");
    }
  }

  @Test
  void anUnconfirmedCancelIsNotReportedAsCancelled() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      world.airbyteFaults.always("DELETE", Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(world.airbyte.cancels()).isEmpty();
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason().orElseThrow())
          .contains("its cancel was not confirmed: it may still run", "503");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void waitsForASlowCancel() {
    try (FlowWorld world = daily(JobPlan.neverEnds().cancelTaking(Duration.ofSeconds(200)))) {
      RunReport report = world.run();
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(only(report).outcome()).isEqualTo("TIMED_OUT");
      assertThat(only(report).reason().orElseThrow()).endsWith("and was cancelled");
    }
  }

  @Test
  void reportsACancelThatNeverTakesEffect() {
    try (FlowWorld world = daily(JobPlan.neverEnds().cancelTaking(Duration.ofDays(9)))) {
      RunReport report = world.run();
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason().orElseThrow())
          .endsWith("Airbyte accepted the cancel, but the job has still not ended");
      assertThat(Duration.between(SEVEN, report.endedAt().orElseThrow()))
          .isEqualTo(Duration.ofMinutes(35));
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void pollsAtTheIntervalsOfTheFlow() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(20), 1, 1))) {
      world.run();
      assertThat(gaps(world)).hasSize(40).containsOnly(30L);
    }
  }

  @Test
  void withoutHistoryPollsDoubleFromFifteenSecondsToFiveMinutes() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", "connections: [00000000-0000-4000-8000-000000000001]")
            .jobs(Script.of(JobPlan.succeeds(Duration.ofMinutes(30), 1, 1)))
            .begin()) {
      world.run();
      List<Long> gaps = gaps(world);
      assertThat(gaps).hasSizeBetween(10, 11);
      // Each a little different, so that the connections of a run do not all poll at once.
      List<Long> doubling = List.of(15L, 30L, 60L, 120L, 240L);
      for (int i = 0; i < doubling.size(); i++) {
        assertThat(gaps.get(i)).isBetween(doubling.get(i), doubling.get(i) * 11 / 10 + 1);
      }
      assertThat(gaps.subList(5, gaps.size())).allMatch(gap -> gap >= 270 && gap <= 300);
    }
  }

  @Test
  void aDayOfPollingStaysFarBelowTheHistoryLimit() {
    try (FlowWorld world =
        FlowWorld.Choice.of(
                "daily", "connections: [00000000-0000-4000-8000-000000000001]\ntimeout: 25h")
            .jobs(Script.of(JobPlan.succeeds(Duration.ofHours(24), 1, 1)))
            .begin()) {
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(report.cost().historyEvents()).isLessThan(600);
    }
  }

  static FlowWorld daily(JobPlan plan) {
    return FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(plan)).begin();
  }

  static ConnectionReport only(RunReport report) {
    assertThat(report.connections()).hasSize(1);
    return report.connections().getFirst();
  }

  /** Seconds from the trigger to the first poll, and from each poll to the next. */
  private static List<Long> gaps(FlowWorld world) {
    List<Long> gaps = new ArrayList<>();
    Instant before = world.airbyte.jobs().getFirst().createdAt();
    for (LoggedRequest look : world.calls("GET /v1/jobs/")) {
      gaps.add(Duration.between(before, look.at()).toSeconds());
      before = look.at();
    }
    return gaps;
  }
}
