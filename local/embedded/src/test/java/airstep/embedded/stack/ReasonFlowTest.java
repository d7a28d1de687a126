package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.transport.HttpFault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports why a job failed if Airbyte's public API does not return the reason. */
class ReasonFlowTest {

  private static final String CONNECTION = "00000000-0000-4000-8000-000000000001";
  private static final String DAILY =
      "connections: [" + CONNECTION + "]\ntimeout: 30m\npoll: 30s\n";
  private static final String OLDER = "POST /api/v1/jobs/get_without_logs";
  private static final JobPlan FAILS =
      JobPlan.fails(
          Duration.ofMinutes(4),
          new JobPlan.Failure("destination", "config_error", "wrong password", ""));

  @Test
  void theAlertShowsTheReasonOfAFailedJob() {
    try (FlowWorld world = daily("")) {
      RunReport report = world.run();

      assertThat(report.connections().getFirst().reason()).hasValue("wrong password");
      assertThat(alert(world))
          .contains("Destination, config_error", "wrong password")
          .doesNotContain("Airbyte gives no reason");
      assertThat(world.calls(OLDER)).hasSize(1);
    }
  }

  @Test
  void theAlertShowsTheInternalMessageIfTheUserMessageHasNoCause() {
    try (FlowWorld world = daily("")) {
      world.airbyteFaults.always(
          OLDER,
          said(
              CONNECTION,
              "Something went wrong during replication",
              "disk full on node 3\\n\\tat a.Worker.run(Worker.java:7)"));

      assertThat(world.run().connections().getFirst().reason()).hasValue("disk full on node 3");
      assertThat(alert(world)).contains("disk full on node 3").doesNotContain("Something went");
    }
  }

  /** Without a reason, the run does not change: a failed job is started again. */
  @ParameterizedTest
  @MethodSource
  void onlyTheReasonIsMissingWithoutAnAnswer(HttpFault fault) {
    try (FlowWorld world = daily("retries: {count: 1, on: [trigger, failed]}\n")) {
      world.airbyteFaults.always(OLDER, fault);
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.connections().getFirst().reason()).hasValue("Airbyte gives no reason");
      assertThat(world.airbyte.jobs()).hasSize(2);
      assertThat(world.airbyte.cancels()).isEmpty();
      assertThat(world.attempts("POST", "/api/v1/jobs/get_without_logs")).isEqualTo(2);
      // One for each of the three functions, the same as without a failure.
      assertThat(world.attempts("POST", "/api/public/v1/applications/token")).isEqualTo(3);
      assertThat(alert(world)).contains("Airbyte gives no reason");
      assertThat(world.logLines).noneMatch(line -> line.contains("\"level\":\"WARN\""));
    }
  }

  static Stream<HttpFault> onlyTheReasonIsMissingWithoutAnAnswer() {
    return Stream.of(
        Faults.answer(404, "application/json", "{\"message\":\"Not Found\"}"),
        Faults.answer(403, "application/json", "{\"errorId\":\"e\"}"),
        Faults.UNAUTHORIZED,
        Faults.UNAVAILABLE,
        Faults.THROTTLED,
        Faults.HTML,
        Faults.NO_ANSWER,
        Faults.answer(200, "application/json", "{}"),
        said("00000000-0000-4000-8000-000000000002", "not ours", "not ours"));
  }

  @Test
  void showsTheReasonOfAJobFoundFailedAtItsDeadline() {
    try (FlowWorld world = daily("")) {
      // Only the look before the cancel sees the job.
      world.airbyteFaults.whenever(
          () -> world.timeline.instant().isBefore(FlowWorld.SEVEN.plus(Duration.ofMinutes(30))),
          "GET /api/public/v1/jobs/",
          Faults.UNAVAILABLE);

      assertThat(world.run().connections().getFirst().reason().orElseThrow())
          .isEqualTo("wrong password");
    }
  }

  private static HttpFault said(String connection, String external, String internal) {
    return Faults.answer(
        200,
        "application/json",
        """
        {"job":{"id":1,"configType":"sync","configId":"%s","status":"failed"},
         "attempts":[{"attempt":{"failureSummary":{"failures":[{"failureOrigin":"replication",
           "externalMessage":"%s","internalMessage":"%s"}]}}}]}
        """
            .formatted(connection, external, internal));
  }

  private static String alert(FlowWorld world) {
    assertThat(world.slack.messages()).hasSize(1);
    return List.copyOf(world.slack.messages()).getFirst().payload().toString();
  }

  private static FlowWorld daily(String more) {
    return FlowWorld.Choice.of("daily", DAILY + more)
        .jobs(Script.of(FAILS))
        .api(Api.SELF_MANAGED)
        .begin();
  }
}
