package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.stack.ScriptedStage.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the definitions handle the errors of AWS, under AWS's own names and texts. */
class ServiceErrorsFlowTest {

  private static final String START = "scripted:startExecution";

  private static final String SCHEDULED = "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}";

  private static final Answer ENDED = new Answer.Result("{\"Output\":{\"status\":\"SUCCEEDED\"}}");

  private static final String RATE =
      "Rate exceeded (Service: AWSStepFunctions; Status Code: 400; Error Code: ThrottlingException;"
          + " Request ID: 1; Proxy: null)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSStepFunctionsException",
        "SfnException",
        "SdkClientException",
        "ExecutionLimitExceededException",
        "ClientExecutionTimeoutException",
        "ApiCallTimeoutException"
      })
  void aScheduledRunStartsAfterMinutesOfThrottling(String name) {
    Answer[] answers = new Answer[14];
    Arrays.fill(answers, new Answer.Failure("StepFunctions." + name, RATE));
    answers[13] = ENDED;
    try (ScriptedStage stage = new ScriptedStage(true).answers(START, answers)) {
      Execution flow = stage.run("one", SCHEDULED);
      assertThat(flow.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(stage.calls(START)).hasSize(14);
      assertThat(Set.copyOf(stage.calls(START)))
          .as("each try is the same, or the run could start twice")
          .hasSize(1);
    }
  }

  @Test
  void reportsARunThatCannotStart() {
    Answer refused = new Answer.Failure("StepFunctions.AWSStepFunctionsException", RATE);
    try (ScriptedStage stage = new ScriptedStage(true).answers(START, refused)) {
      Execution flow = stage.run("one", SCHEDULED);
      assertThat(flow.error()).hasValue("StepFunctions.AWSStepFunctionsException");
      assertThat(flow.cause()).hasValue(RATE);
      assertThat(Duration.between(flow.startDate(), flow.stopDate().orElseThrow()))
          .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(17));
    }
  }

  @Test
  void startsAThrottledSync() {
    Answer busy = new Answer.Failure("StepFunctions.AWSStepFunctionsException", RATE);
    Answer done = new Answer.Result("{\"Output\":{\"outcome\":\"SUCCEEDED\"}}");
    try (ScriptedStage stage = new ScriptedStage(true).answers(START, busy, busy, busy, done)) {
      Execution run = stage.run("run", runInput());
      assertThat(run.output().orElseThrow()).contains("\"status\":\"SUCCEEDED\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lambda.AWSLambdaException",
        "Lambda.LambdaException",
        "Lambda.ClientExecutionTimeoutException",
        "Lambda.ApiCallAttemptTimeoutException",
        "Lambda.Unknown",
        "Runtime.ExitError",
        "Sandbox.Timedout"
      })
  void retriesMetricsLikeAlerts(String error) {
    Answer failed = new Answer.Failure(error, "busy");
    Answer closed = new Answer.Result("{\"event\":{\"status\":\"SUCCEEDED\"},\"more\":{}}");
    try (ScriptedStage stage =
        new ScriptedStage(false).answers("CloseRun", failed, failed, closed)) {
      Execution flow = stage.run("one", SCHEDULED);
      assertThat(flow.output().orElseThrow()).doesNotContain("report");
      assertThat(stage.calls("CloseRun")).hasSize(3);
    }
  }

  @Test
  void retriesTheFallbackForAStuckJob() {
    Answer runs = new Answer.Result("{\"finished\":false,\"status\":\"pending\",\"pending\":true}");
    try (ScriptedStage stage =
        new ScriptedStage(false)
            .answers("PrepareSync", new Answer.Result(prepared(3600)))
            .answers("CheckSync", runs)
            .answers("NotifyRun", new Answer.Failure("airstep.slack.SlackRefusedException", "no"))
            .answers(
                "sns:publish",
                new Answer.Failure("SNS.AmazonSNSException", "throttled"),
                new Answer.Failure("SNS.SnsException", "throttled"),
                new Answer.Result("{\"MessageId\":\"m\"}"))) {
      var _ = stage.run("sync", "{\"connectionId\":\"c1\"}");
      assertThat(stage.calls("sns:publish")).hasSize(3);
    }
  }

  /** Its sentence is lost, but not its outcome. */
  @Test
  void aSyncEndsTheSameIfItsLastStepCannotBeCalled() {
    Answer dies = new Answer.Failure("Lambda.Unknown", "killed");
    try (ScriptedStage stage = new ScriptedStage(false).answers("CloseSync", dies)) {
      Execution sync = stage.run("sync", "{\"connectionId\":\"c1\"}");

      assertThat(sync.status()).hasToString("SUCCEEDED");
      assertThat(sync.output().orElseThrow())
          .contains("\"outcome\":\"SUCCEEDED\"", "\"reason\":\"JOB_ENDED, job 7\"");
      assertThat(stage.calls("CloseSync")).hasSize(3);
      assertThat(stage.calls("events:putEvents").getFirst()).contains("Airstep Sync Succeeded");
    }
  }

  /** AWS cuts a cause at 32,768 characters. */
  @ParameterizedTest
  @CsvSource({
    "PlanRun, one, {}",
    "PrepareSync, sync, {\"connectionId\":\"c1\"}",
    "TriggerSync, sync, {\"connectionId\":\"c1\"}",
    "CheckAirbyte, one, {\"check\":true}",
    "CheckAlert, one, {\"check\":true}"
  })
  void reportsTheReasonOfAFailedExpression(String step, String machine, String input) {
    for (String why :
        List.of(
            "' threw an error during evaluation. T1006: Attempted to invoke a non-function",
            "' threw an error during evaluation. The object has }")) {
      for (String begin : List.of("The JSONata expression '", "{'errorMessage': ")) {
        String cause = begin + "x".repeat(32_768 - begin.length() - why.length()) + why;
        Answer failed = new Answer.Failure("States.QueryEvaluationError", cause);
        try (ScriptedStage stage = new ScriptedStage(false).answers(step, failed)) {
          Execution execution = stage.run(machine, input);
          assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
          assertThat(execution.cause().orElseThrow())
              .contains("States.QueryEvaluationError: " + begin.substring(0, 2), why)
              .hasSizeLessThan(4_000);
        }
      }
    }
  }

  @Test
  void reportsTheReasonOfACrashedSync() {
    String why = "' threw an error during evaluation. T1006: Attempted to invoke a non-function";
    String begin = "{\"Cause\":\"The JSONata expression '";
    String cause = begin + "x".repeat(32_768 - begin.length() - why.length()) + why;
    for (String end : List.of(cause, cause.substring(0, 32_767) + "}")) {
      Answer failed = new Answer.Failure("States.TaskFailed", end);
      try (ScriptedStage stage = new ScriptedStage(true).answers(START, failed)) {
        Execution run = stage.run("run", runInput());
        assertThat(run.cause().orElseThrow())
            .contains(
                "ended without an outcome: States.TaskFailed", "threw an error during evaluation");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PlanRun, one, {}, RunFailed",
    "NotifyRun, one, {}, ",
    "CloseRun, one, {}, ",
    "CheckAirbyte, one, {\"check\":true}, CheckFailed",
    "CheckAlert, one, {\"check\":true}, CheckFailed",
    "aws-sdk:sns:listSubscriptionsByTopic, one, {\"check\":true}, CheckFailed",
    "PrepareSync, sync, {\"connectionId\":\"c1\"}, SyncFailed",
    "TriggerSync, sync, {\"connectionId\":\"c1\"}, SyncUnknown",
    "CheckSync, sync, {\"connectionId\":\"c1\"}, SyncUnknown",
    "FindJob, sync, {\"stopped\":\"x\"}, SyncUnknown",
    "events:putEvents, sync, {\"connectionId\":\"c1\"}, "
  })
  void anOversizedAnswerEndsWithAnErrorOfAirstep(
      String callee, String machine, String input, String error) {
    Answer large = new Answer.Result("{\"alert\":\"" + "x".repeat(300_000) + "\"}");
    try (ScriptedStage stage =
        new ScriptedStage(false)
            .answers(callee, large)
            .answers(callee.equals("CheckSync") ? "CancelSync" : "none", large)) {
      Execution execution = stage.run(machine, input);
      assertThat(execution.error().orElse(null)).as(execution.cause().toString()).isEqualTo(error);
      assertThat(stage.executions())
          .isNotEmpty()
          .allSatisfy(one -> assertThat(one.error().orElse("")).doesNotStartWith("States."));
      assertThat(stage.calls(callee)).hasSizeBetween(1, 19);
    }
  }

  private static String prepared(int timeoutSeconds) {
    return """
    {"connectionId": "c1", "name": "C1", "watermark": 1, "timeoutSeconds": %d,
     "whenRunning": "adopt", "poll": {"firstSeconds": 60, "maxSeconds": 60},
     "retries": {"count": 0, "on": [], "delaySeconds": 1, "multiplier": 1, "jitter": 0}}
    """
        .formatted(timeoutSeconds);
  }

  private static String runInput() {
    return """
    {"scheduledTime": "2026-11-22T07:00:00Z", "byHand": false, "check": false, "after": null,
     "settings": {"flow": "one", "tags": [], "concurrency": 1, "syncTaskSeconds": 9000,
                  "sync": {}, "alert": {"secret": "slack/alerts", "kinds": []}}}
    """;
  }
}
