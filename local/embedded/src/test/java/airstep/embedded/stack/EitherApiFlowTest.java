package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same flow behaves and reports the same with every API of Airbyte. */
class EitherApiFlowTest {

  private static final UUID ORDERS = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String DAILY = "connections: [" + ORDERS + "]\ntimeout: 30m\npoll: 30s\n";

  @ParameterizedTest
  @EnumSource
  void reportsRowsAndBytesOfASuccess(Api api) {
    JobPlan plan =
        JobPlan.succeeds(Duration.ofMinutes(4), 12, 3400)
            .afterFailedAttempt(Duration.ofMinutes(1), Duration.ofMinutes(1))
            .afterQueued(Duration.ofMinutes(1))
            .afterPending(Duration.ofMinutes(1));
    try (FlowWorld world = daily(api, plan)) {
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).rows()).hasValue(12);
      assertThat(only(report).bytes()).hasValue(3400);
      assertThat(world.calls(ApiCalls.trigger(api))).hasSize(1);
      assertThat(world.calls(ApiCalls.look(api))).isNotEmpty();
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSyncThatFailsIsReportedOnce(Api api) {
    try (FlowWorld world = daily(api, JobPlan.fails(Duration.ofMinutes(4)))) {
      RunReport report = world.run();

      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason()).hasValue("Airbyte gives no reason");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportsTheReasonOfAFailureIfAirbyteReturnsIt(Api api) {
    var failure = new JobPlan.Failure("source", "transient_error", "the <source> is gone", "");
    try (FlowWorld world = daily(api, JobPlan.fails(Duration.ofMinutes(4), failure))) {
      RunReport report = world.run();

      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason())
          .hasValue(ApiCalls.saysWhy(api) ? "the <source> is gone" : "Airbyte gives no reason");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  /**
   * Each new attempt would count as one more failure, until Airbyte switches the connection off.
   */
  @ParameterizedTest
  @EnumSource
  void doesNotRetryAConfigurationError(Api api) {
    var failure = new JobPlan.Failure("destination", "config_error", "wrong password", "");
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY + "retries: {count: 2, on: [trigger, failed]}\n")
            .jobs(Script.of(JobPlan.fails(Duration.ofMinutes(4), failure)))
            .api(api)
            .begin()) {
      RunReport report = world.run();

      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(world.airbyte.jobs()).hasSize(ApiCalls.saysWhy(api) ? 1 : 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerStartsOnlyOneJob(Api api) {
    try (FlowWorld world = daily(api, JobPlan.succeeds(Duration.ofMinutes(20), 1, 1))) {
      world.airbyteFaults.next(1, ApiCalls.trigger(api), Faults.LOST_ANSWER);
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(world.airbyte.jobs()).hasSize(1);
      assertThat(world.calls(ApiCalls.list(api))).hasSizeGreaterThan(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDeadlineCancelsOurOwnJob(Api api) {
    try (FlowWorld world = daily(api, JobPlan.neverEnds())) {
      RunReport report = world.run();

      assertThat(only(report).outcome()).isEqualTo("TIMED_OUT");
      assertThat(only(report).reason().orElseThrow()).endsWith("and was cancelled");
      assertThat(world.airbyte.cancels()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsForAUsersJobAndNeverCancelsIt(Api api) {
    try (FlowWorld world = daily(api, JobPlan.neverEnds())) {
      EmbeddedJob theirs = world.airbyte.startByPerson(ORDERS);
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(world.slack.messages().getFirst().toString()).contains("Job " + theirs.id());
      assertThat(world.airbyte.jobs()).hasSize(1);
      assertThat(world.airbyte.cancels()).isEmpty();
    }
  }

  /** A conflict in the public API; in the older one an error 500, as anything might be. */
  @ParameterizedTest
  @EnumSource
  void aConnectionThatIsSwitchedOffJustBeforeItsTriggerIsSkipped(Api api) {
    try (FlowWorld world = daily(api, JobPlan.neverEnds())) {
      // Only the fault itself acts before the next step.
      world.airbyteFaults.whenever(
          () -> {
            world.airbyte.change(ORDERS, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
            return false;
          },
          ApiCalls.trigger(api),
          Faults.UNAVAILABLE);
      RunReport report = world.run();

      assertThat(only(report).outcome()).isEqualTo("SKIPPED");
      assertThat(only(report).reason())
          .hasValue("the connection is switched off in Airbyte (inactive)");
      assertThat(world.calls(ApiCalls.trigger(api))).hasSize(1);
      assertThat(world.airbyte.jobs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatIsLockedIsNotTriggered(Api api) {
    World locked = World.empty(1).withConnection(ORDERS, "Orders");
    locked =
        locked.withConnection(locked.connection("Orders").with(EmbeddedConnectionStatus.LOCKED));
    try (FlowWorld world = FlowWorld.Choice.of("daily", DAILY).airbyte(locked).api(api).begin()) {
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("SKIPPED");
      assertThat(world.calls(ApiCalls.trigger(api))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLongSyncOutlastsItsTokens(Api api) {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY.replace("30m", "10h").replace("30s", "5m"))
            .jobs(Script.of(JobPlan.succeeds(Duration.ofHours(9), 1, 1)))
            .api(api)
            .begin()) {
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void showsNoSecret(Api api) {
    try (FlowWorld world = daily(api, JobPlan.succeeds(Duration.ofMinutes(4), 1, 1))) {
      world.airbyteFaults.echo(ApiCalls.look(api), 500, true);
      Execution flow = world.begin();
      RunReport report = world.finish(flow);

      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(world.airbyteFaults.echoed()).isNotEmpty();
      String all = String.join("\n", world.trace()) + String.join("\n", world.logLines);
      assertThat(all)
          .doesNotContain(
              "embedded-password", "YWlyYnl0ZTplbWJlZGRlZC1wYXNzd29yZA", "embedded-secret")
          .doesNotContain("embedded-token");
    }
  }

  private static FlowWorld daily(Api api, JobPlan plan) {
    return FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(plan)).api(api).begin();
  }

  private static ConnectionReport only(RunReport report) {
    assertThat(report.connections()).hasSize(1);
    return report.connections().getFirst();
  }
}
