package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.DAILY;
import static airstep.embedded.stack.OneSyncTest.daily;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.statemachine.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Valid and invalid inputs of a flow that a user starts in the console. */
class ByHandFlowTest {

  private static final String BAD_VALUE =
      " has no valid check or parent: use true, or the ARN of an execution";

  private static final JobPlan QUICK = JobPlan.succeeds(Duration.ofSeconds(20), 1, 1);

  @Test
  void anEmptyInputRunsTheFlowNow() {
    try (FlowWorld world = daily(QUICK)) {
      RunReport report = world.finish(world.stage.start(world.flow(), "{}"));
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(world.only("daily").output().orElseThrow())
          .contains("\"byHand\":true", "\"scheduledTime\":\"2026-11-22T07:00:00Z\"");
      assertThat(world.only("run").name()).startsWith("dailyR");
    }
  }

  @Test
  void twoRunsByHandAreTwoRuns() {
    try (FlowWorld world = daily(QUICK)) {
      assertThat(world.finish(world.stage.start(world.flow(), "{}")).succeeded()).isTrue();
      assertThat(world.finish(world.stage.start(world.flow(), "{}")).succeeded()).isTrue();
      assertThat(world.airbyte.jobs()).hasSize(2);
    }
  }

  @Test
  void refusesAnUnknownKeyWithAClearMessage() {
    try (FlowWorld world = daily(QUICK)) {
      RunReport report =
          world.finish(world.stage.start(world.flow(), "{\"connectionId\":\"x\",\"foo\":1}"));
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.reason().orElseThrow())
          .contains(
              "unknown input: connectionId, foo. A flow accepts {}, {\"check\": true}, connections",
              ", scheduledTime, or eventId or after with a time");
      assertThat(world.airbyte.jobs()).isEmpty();
    }
  }

  @Test
  void refusesAnInvalidScheduledTime() {
    for (String time :
        List.of(
            "\"yesterday\"",
            "\"\"",
            "17",
            "null",
            "{}",
            "[]",
            "[\"2026-11-22T07:00:00Z\",\"2026-11-22T07:00:00Z\"]",
            "\"2026-11-22T07:00:00Z\\n\"",
            "\" 2026-11-22T07:00:00Z\"",
            "\"2026-11-22\"",
            "\"2026-11-22T07:00:00\"",
            "\"2026-13-01T07:00:00Z\"",
            "\"2026-11-22T24:00:00Z\"",
            "\"2026-11-22T07:00:60Z\"",
            "\"2026-11-31T07:00:00Z\"",
            "\"2026-02-30T07:00:00Z\"",
            "\"2026-02-29T07:00:00Z\"",
            "\"12026-02-20T07:00:00Z\"",
            "\"1926-02-20T07:00:00Z\"")) {
      assertRefused(
          "{\"scheduledTime\":" + time + "}",
          "{\"scheduledTime\":"
              + time
              + "} has no valid time: use one such as 2026-11-22T07:00:00Z");
    }
  }

  /** A definition must neither break on a day that no month has nor refuse one that exists. */
  @Test
  void acceptsExactlyTheDatesOfTheCalendar() {
    try (FlowWorld world = daily(QUICK)) {
      for (int year : List.of(2000, 2026, 2028, 2099)) {
        for (int month = 1; month <= 12; month++) {
          for (int day = 28; day <= 31; day++) {
            String time = "%d-%02d-%02dT23:59:59.999Z".formatted(year, month, day);
            String input = "{\"eventId\":\"" + time + "\",\"time\":\"" + time + "\"}";
            boolean real = day <= YearMonth.of(year, month).lengthOfMonth();
            RunReport report = world.finish(world.stage.start(world.flow(), input));
            assertThat(report.succeeded()).as(time).isEqualTo(real);
          }
        }
      }
    }
  }

  @Test
  void alertsAboutARefusedInputInOneSentence() {
    try (FlowWorld world = daily(QUICK)) {
      world.stage.start(world.flow(), "{\"foo\":1}");
      world.timeline.runToEnd();
      Execution flow = world.only("daily");
      assertThat(flow.error()).hasValue("InputRefused");
      assertThat(flow.cause())
          .hasValue(
              "unknown input: foo. A flow accepts {}, {\"check\": true}, connections (also with"
                  + " retryOf), scheduledTime, or eventId or after with a time");
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(world.slack.messages().getFirst().toString())
          .contains("it failed unexpectedly: InputRefused: unknown input: foo. A flow accepts {}, ")
          .doesNotContain("JSONata", "$states");
      assertThat(world.published("Airstep Run Failed")).hasSize(1);
    }
  }

  private static void assertRefused(String input, String cause) {
    try (FlowWorld world = daily(QUICK)) {
      Execution flow = world.stage.start(world.flow(), input);
      world.timeline.runUntil(flow::isClosed);
      assertThat(flow.error()).as(input).hasValue("InputRefused");
      assertThat(flow.cause()).as(input).hasValue(cause);
      assertThat(world.executions("run")).as(input).isEmpty();
      assertThat(world.airbyte.jobs()).as(input).isEmpty();
    }
  }

  @Test
  void refusesConflictingKeys() {
    for (String input :
        List.of(
            "{\"time\":\"2026-11-22T07:00:00Z\"}",
            "{\"eventId\":\"e\"}",
            "{\"after\":\"one\"}",
            "{\"check\":true,\"scheduledTime\":\"2026-11-22T07:00:00Z\"}",
            "{\"retryOf\":\"dailyRx\"}",
            "{\"connections\":[\"a\"],\"check\":true}",
            "{\"connections\":[\"a\"],\"scheduledTime\":\"2026-11-22T07:00:00Z\"}",
            "{\"connections\":[\"a\"],\"eventId\":\"e\",\"time\":\"2026-11-22T07:00:00Z\"}",
            "{\"eventId\":\"e\",\"scheduledTime\":\"2026-11-22T07:00:00Z\"}",
            "{\"eventId\":\"e\",\"after\":\"one\",\"time\":\"2026-11-22T07:00:00Z\"}")) {
      try (FlowWorld world = daily(QUICK)) {
        RunReport report = world.finish(world.stage.start(world.flow(), input));
        assertThat(report.reason().orElseThrow()).as(input).contains("unknown input: ");
        assertThat(world.executions("run")).as(input).isEmpty();
      }
    }
  }

  @Test
  void refusesACheckThatIsNotTrue() {
    for (String check : List.of("false", "\"true\"", "null", "[true]")) {
      assertRefused("{\"check\":" + check + "}", "{\"check\":" + check + "}" + BAD_VALUE);
    }
  }

  @Test
  void aRepeatedEventIsOneRun() {
    String id = "7bf73129-1428-4cd3-a780-95db273d1602";
    try (FlowWorld world = daily(QUICK)) {
      String input = "{\"eventId\":\"" + id + "\",\"time\":\"2026-11-22T06:59:58Z\"}";
      RunReport report = world.finish(world.stage.start(world.flow(), input));
      assertThat(report.scheduledTime()).isEqualTo(Instant.parse("2026-11-22T06:59:58Z"));
      assertThat(world.only("run").name()).isEqualTo("dailyE" + id);
      assertThat(world.only("daily").output().orElseThrow())
          .contains("\"scheduledTime\":\"2026-11-22T06:59:58Z\"", "\"byHand\":false");
      assertThat(world.finish(world.stage.start(world.flow(), input)).status())
          .isEqualTo("DUPLICATE");
    }
  }

  @Test
  void hashesAnEventIdThatIsNotAValidName() {
    for (String id : List.of("a:b", "a b", "naïve", "e".repeat(37), "_e", "e.f", "e\\n")) {
      try (FlowWorld world = daily(QUICK)) {
        String input = "{\"eventId\":\"" + id + "\",\"time\":\"2026-11-22T06:59:58Z\"}";
        assertThat(world.finish(world.stage.start(world.flow(), input)).succeeded()).isTrue();
        assertThat(world.only("run").name()).as(id).matches("dailyE_[0-9a-f]{32}");
      }
    }
  }

  @Test
  void refusesAnEventWithoutAValidTimeOrId() {
    String noTime = " has no valid time: use one such as 2026-11-22T07:00:00Z";
    for (String input :
        List.of("{\"eventId\":\"e\",\"time\":\"soon\"}", "{\"eventId\":\"e\",\"time\":7}")) {
      assertRefused(input, input + noTime);
    }
    for (String id : List.of("7", "null", "\"\"", "[]", "{}", "true")) {
      String input = "{\"eventId\":" + id + ",\"time\":\"2026-11-22T06:59:58Z\"}";
      assertRefused(input, input + " has no valid eventId: use a nonempty string");
    }
  }

  @Test
  void refusesAfterForAFlowWithoutAfter() {
    for (String after : List.of("one", "7", "null", "[]", "{\"one\":1}")) {
      String json = after.equals("one") ? "\"one\"" : after;
      assertRefused(
          "{\"after\":" + json + ",\"time\":\"2026-11-22T06:59:58Z\"}",
          "this flow does not run after " + after + " or any other flow");
    }
  }

  @Test
  void acceptsTheExecutionThatStartedItAsALink() {
    for (String parent :
        List.of(
            "arn:aws:states:eu-central-1:123456789012:execution:nightly:7bf73129-1428",
            "arn:aws-cn:states:cn-north-1:123456789012:express:nightly:7bf7:x.y")) {
      try (FlowWorld world = daily(QUICK)) {
        String link = "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":\"" + parent + "\"";
        assertThat(world.finish(world.stage.start(world.flow(), link + "}")).status())
            .isEqualTo("SUCCEEDED");
        RunReport check = world.finish(world.stage.start(world.flow(), link + ",\"check\":true}"));
        assertThat(check.status()).isEqualTo("CHECKED");
        String at = "\"scheduledTime\":\"2026-11-22T07:00:00Z\"}";
        assertThat(world.finish(world.stage.start(world.flow(), link + "," + at)).succeeded())
            .isTrue();
        assertThat(world.finish(world.stage.start(world.flow(), "{" + at)).status())
            .isEqualTo("DUPLICATE");
      }
    }
  }

  @Test
  void refusesALinkThatIsNoExecution() {
    String arn = "\"arn:aws:states:eu-central-1:123456789012:execution:nightly:x\"";
    for (String parent :
        List.of(
            "7",
            "null",
            "\"\"",
            "\"nightly\"",
            "[" + arn + "]",
            arn.replace("execution", "stateMachine"),
            arn.replace("nightly:x", "nightly:x y"))) {
      String input = "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":" + parent + "}";
      assertRefused(input, input + BAD_VALUE);
    }
    assertRefused(
        "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":" + arn + ",\"foo\":1}",
        "unknown input: AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID, foo. A flow accepts {},"
            + " {\"check\": true}, connections (also with retryOf), scheduledTime, or eventId or"
            + " after with a time");
  }

  @Test
  void refusesAnInputThatIsNotAnObject() {
    for (String input :
        List.of("[]", "\"now\"", "7", "null", "true", "[{\"check\":true}]", "[{}]", "\"\"")) {
      assertRefused(
          input,
          "unknown input: not an object. A flow accepts {}, {\"check\": true}, connections (also"
              + " with retryOf), scheduledTime, or eventId or after with a time");
    }
  }

  @Test
  void aTimeInAnotherZoneNamesTheRunInUtc() {
    for (String time :
        List.of(
            "2026-11-22T08:00:00+01:00",
            "2026-11-22T02:00:00-05:00",
            "2026-11-22T07:00:00Z",
            "2026-11-22T07:00:00.000Z")) {
      try (FlowWorld world = daily(QUICK)) {
        var _ =
            world.finish(world.stage.start(world.flow(), "{\"scheduledTime\":\"" + time + "\"}"));
        assertThat(world.only("run").name()).as(time).isEqualTo("daily_at_20261122T0700Z");
      }
    }
  }

  @Test
  void namesStayWithinTheLimit() {
    String longest = "f".repeat(43);
    try (FlowWorld world = FlowWorld.Choice.of(longest, DAILY).jobs(Script.of(QUICK)).begin()) {
      String machine = Deployment.stateMachine(longest);
      for (String name :
          List.of("x", "e".repeat(36), "e".repeat(37), "e".repeat(80), "naïve_名前.1")) {
        Execution flow = world.stage.stepFunctions().startExecution(machine, name, "{}");
        world.timeline.runUntil(flow::isClosed);
        assertThat(flow.status()).as(name).isEqualTo(ExecutionStatus.SUCCEEDED);
      }
      assertThat(world.finish(world.begin()).succeeded()).isTrue();
      assertThat(world.executions("run"))
          .hasSize(6)
          .allSatisfy(run -> assertThat(run.name()).hasSizeLessThanOrEqualTo(80))
          .extracting(Execution::name)
          .doesNotHaveDuplicates();
      assertThat(world.executions("sync"))
          .hasSize(6)
          .allSatisfy(sync -> assertThat(sync.name()).hasSizeLessThanOrEqualTo(80))
          .extracting(Execution::name)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void syncsOfOneRunHaveDifferentNames() {
    try (FlowWorld world =
        FlowWorld.Choice.of("f".repeat(43), "connections: all-active\npoll: 30s")
            .airbyte(AllActiveFlowTest.connections(40))
            .jobs(Script.of(QUICK))
            .begin()) {
      assertThat(world.run().succeeded()).isTrue();
      assertThat(world.executions("sync"))
          .hasSize(40)
          .extracting(Execution::name)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aSyncByHandUsesTheDefaults() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofSeconds(100), 8, 80))) {
      Execution sync = world.sync("{\"connectionId\":\"00000000-0000-4000-8000-000000000001\"}");
      assertThat(sync.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(sync.output().orElseThrow())
          .contains("\"outcome\":\"SUCCEEDED\"", "\"polls\":3", "\"rows\":8");
      assertThat(world.calls("GET /v1/jobs/").getFirst().at())
          .isBetween(FlowWorld.SEVEN.plusSeconds(15), FlowWorld.SEVEN.plusSeconds(17));
    }
  }

  @Test
  void aSyncByHandWithoutAConnectionExplainsTheInput() {
    for (String input :
        List.of("{}", "{\"connectionId\":\"x\"}", "{\"connectionId\":7}", "[]", "null")) {
      try (FlowWorld world = daily(QUICK)) {
        Execution sync = world.sync(input);
        assertThat(sync.status()).as(input).isEqualTo(ExecutionStatus.FAILED);
        assertThat(sync.error()).as(input).hasValue("SyncFailed");
        assertThat(sync.cause().orElseThrow()).as(input).contains("nothing was started: ");
      }
    }
  }
}
