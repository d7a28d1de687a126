package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static airstep.embedded.stack.OneSyncTest.DAILY;
import static airstep.embedded.stack.OneSyncTest.daily;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Alerts about flows that have not failed. */
class NoticeFlowTest {

  private static final UUID CONNECTION = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final JobPlan USUAL = JobPlan.succeeds(Duration.ofMinutes(2), 1000, 10_000);
  private static final JobPlan LATE = USUAL.afterPending(Duration.ofMinutes(20));

  @Test
  void reportsAJobThatDoesNotStartOnce() {
    try (FlowWorld world = daily(LATE)) {
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(report.alert()).isEmpty();
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(world.slack.messages().getFirst().at())
          .isEqualTo(SEVEN.plus(Duration.ofMinutes(15)));
      assertThat(message(world, 0))
          .contains("daily: pending for 15 min", "Connection 1", "It will be cancelled in 15 min");
    }
  }

  @Test
  void aJobThatRunsTwiceAsLongAsItsLongestIsReported() {
    JobPlan slow = JobPlan.succeeds(Duration.ofMinutes(25), 1000, 10_000);
    JobPlan longest = JobPlan.succeeds(Duration.ofMinutes(9), 1000, 10_000);
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY)
            .jobs((_, nth) -> nth == 2 ? longest : nth < 7 ? USUAL : slow)
            .begin()) {
      days(world, 8);
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0))
          .contains("running for 18 min", "The longest of its last successful syncs took 9 min");
    }
  }

  @Test
  void doesNotReportAJobBeingCancelledAsStuck() {
    JobPlan waits = JobPlan.neverEnds().afterPending(Duration.ofHours(1));
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY.replace("30m", "12m"))
            .jobs(Script.of(waits.cancelTaking(Duration.ofMinutes(4).plusSeconds(30))))
            .begin()) {
      assertThat(world.run().status()).isEqualTo("FAILED");
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0))
          .contains("timed out")
          .doesNotContain("unless it finishes first");
    }
  }

  @Test
  void doesNotReportANewConnectionAsSlow() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(28), 1, 1))) {
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void aStuckJobEndsNormallyIfSlackIsDown() {
    try (FlowWorld world = daily(LATE)) {
      world.slackFaults.always("POST", Faults.UNAVAILABLE);
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.stage.mails())
          .singleElement()
          .satisfies(
              mail ->
                  assertThat(mail)
                      .startsWith("Airstep: daily is stuck\nConnection 1: job 1 is pending 15 min")
                      .contains("jobId=1", "Slack did not accept this alert: Slack answered 503"));
    }
  }

  @Test
  void elevenWaitingConnectionsSendNoMessage() {
    String connections =
        IntStream.rangeClosed(1, 11)
            .mapToObj("  - 00000000-0000-4000-8000-%012d"::formatted)
            .collect(Collectors.joining("\n", "connections:\n", "\n"));
    try (FlowWorld world =
        FlowWorld.Choice.of("many", connections + "concurrency: 20\ntimeout: 30m\n")
            .jobs(Script.of(LATE))
            .begin()) {
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void sendsNoStuckAlertIfDisabled() {
    try (FlowWorld world =
        FlowWorld.Choice.of(
                "daily", DAILY + "alert: {kinds: [failed, timed-out, crashed, unknown]}\n")
            .jobs(Script.of(LATE))
            .begin()) {
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void aConnectionWithFarFewerRowsThanUsualIsReported() {
    JobPlan few = JobPlan.succeeds(Duration.ofMinutes(2), 3, 30);
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY).jobs((_, nth) -> nth == 8 ? few : USUAL).begin()) {
      days(world, 9);
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0)).contains("Connection 1", "3 rows", "1,000", "jobId=9");
    }
  }

  @Test
  void aConnectionThatIsSwitchedOffIsReportedOnceNotDaily() {
    String two = DAILY.replace("001]", "001, 00000000-0000-4000-8000-000000000002]");
    try (FlowWorld world = FlowWorld.Choice.of("daily", two).jobs(Script.of(USUAL)).begin()) {
      days(world, 2);
      world.airbyte.change(CONNECTION, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
      days(world, 3);
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(message(world, 0)).contains("Connection 1", "switched off");
    }
  }

  @Test
  void aNamedConnectionThatIsOffFromTheStartIsReportedByTheFirstRunOnly() {
    try (FlowWorld world = daily(USUAL)) {
      world.airbyte.change(CONNECTION, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
      for (int day = 0; day < 3; day++) {
        assertThat(world.run().status()).isEqualTo("SKIPPED");
        world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(24)));
        assertThat(world.slack.messages()).hasSize(1);
      }
      assertThat(message(world, 0))
          .contains("Connection 1* has been switched off in Airbyte.", "This run synced nothing.");
    }
  }

  @Test
  void doesNotReportASwitchedOffConnectionAgainAfterAnOutage() {
    String two = DAILY.replace("001]", "001, 10000000-0000-4000-8000-000000000002]");
    try (FlowWorld world = FlowWorld.Choice.of("daily", two).jobs(Script.of(USUAL)).begin()) {
      days(world, 1);
      world.airbyte.change(CONNECTION, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
      days(world, 1);
      assertThat(world.slack.messages()).hasSize(1);
      Instant outage = world.timeline.instant();
      world.airbyteFaults.whenever(
          () -> world.timeline.instant().isBefore(outage.plus(Duration.ofHours(12))),
          "",
          Faults.UNAVAILABLE);
      assertThat(world.run().status()).isEqualTo("FAILED");
      world.timeline.runUntil(outage.plus(Duration.ofHours(24)));
      days(world, 1);
      assertThat(world.slack.messages()).hasSize(3);
      assertThat(message(world, 2)).contains("recovered").doesNotContain("switched off");
    }
  }

  @Test
  void reportsRecoveryOfAFlowThatWasSwitchedOff() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY)
            .jobs((_, nth) -> nth == 0 ? JobPlan.fails(Duration.ofMinutes(1)) : USUAL)
            .begin()) {
      assertThat(world.run().status()).isEqualTo("FAILED");
      world.airbyte.change(CONNECTION, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
      world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(24)));
      assertThat(world.run().status()).isEqualTo("SKIPPED");
      world.airbyte.change(CONNECTION, it -> it.with(EmbeddedConnectionStatus.ACTIVE));
      world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(24)));
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(message(world, world.slack.messages().size() - 1)).contains("daily recovered");
    }
  }

  @Test
  void aBreakingSchemaChangeIsReportedOnceADay() {
    for (Api api : List.of(Api.CONFIG, Api.CLOUD)) {
      try (FlowWorld world =
          FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(USUAL)).api(api).begin()) {
        world.airbyte.change(CONNECTION, EmbeddedConnection::withBreakingChange);
        world.run();
        world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(1)));
        world.run();
        // The public API does not report it.
        assertThat(world.slack.messages()).as(api.name()).hasSize(api == Api.CONFIG ? 1 : 0);
      }
    }
  }

  private static void days(FlowWorld world, int days) {
    for (int day = 0; day < days; day++) {
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(24)));
    }
  }

  private static String message(FlowWorld world, int index) {
    return world.slack.messages().get(index).payload().toString();
  }
}
