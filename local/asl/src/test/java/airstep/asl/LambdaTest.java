package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.World.Failure;
import airstep.asl.json.JsonValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LambdaTest {

  private final World world = new World();
  private final List<String> effects = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void overrunningTheFunctionsTimeoutFailsWhileTheEffectStillHappens() {
    world.function("f", Duration.ofMillis(3_500), _ -> effectAfter(Duration.ofSeconds(9)));

    Execution execution = world.play(World.task("A", "f", "'End': true"), "{}");

    assertThat(execution.error()).contains("Sandbox.Timedout");
    assertThat(execution.cause().orElseThrow())
        .startsWith("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: ")
        .endsWith(" Error: Task timed out after 3.50 seconds\"}");
    assertThat(world.elapsed()).isEqualTo(Duration.ofMillis(3_500));
    assertThat(effects).isEmpty();
    world.timeline.runToEnd();
    assertThat(effects).containsExactly("after 9 s");
    assertThat(World.types(execution)).endsWith("TaskFailed", "ExecutionFailed");
  }

  @Test
  void overrunningTheTasksTimeoutFailsWhileTheEffectStillHappens() {
    world.function("f", _ -> effectAfter(Duration.ofSeconds(90)));

    Execution execution = world.play(World.task("A", "f", "'End': true"), "{}");

    assertThat(execution.error()).contains("States.Timeout");
    assertThat(execution.cause()).isEmpty();
    assertThat(World.types(execution)).endsWith("TaskTimedOut", "ExecutionFailed");
    assertThat(execution.history())
        .filteredOn(event -> event.type() == HistoryEventType.TASK_TIMED_OUT)
        .allSatisfy(event -> assertThat(event.toJson()).doesNotContain("cause"));
    world.timeline.runToEnd();
    assertThat(effects).containsExactly("after 90 s");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
  }

  @Test
  void aLateAnswerToAnEarlierAttemptIsDropped() {
    world.function(
        "f", _ -> world.invocations.size() == 1 ? effectAfter(Duration.ofSeconds(61)) : sleep(5));

    Execution execution =
        world.play(
            World.task("A", "f", "'End': true, 'Retry': [{'ErrorEquals': ['States.Timeout']}]"),
            "{}");

    assertThat(effects).containsExactly("after 61 s");
    assertThat(execution.output()).contains("5");
    assertThat(world.elapsed()).hasSeconds(66);
  }

  @Test
  void aServiceErrorHasItsOwnName() {
    world.function(
        "f",
        _ -> {
          throw Failure.fault("Lambda.TooManyRequestsException");
        });

    Execution execution = world.play(World.task("A", "f", "'End': true"), "{}");

    assertThat(execution.error()).contains("Lambda.TooManyRequestsException");
    assertThat(execution.cause()).contains("the service is busy");
  }

  @Test
  void anExceptionOfTheInvokerIsAClientError() {
    world.function(
        "f",
        _ -> {
          throw new IllegalStateException("broken");
        });

    assertThat(world.play(World.task("A", "f", "'End': true"), "{}").error())
        .contains("Lambda.SdkClientException");
  }

  @Test
  void anUnknownFunctionIsAnError() {
    Execution execution = world.play(World.task("A", "nobody", "'End': true"), "{}");

    assertThat(execution.error()).contains("Lambda.ResourceNotFoundException");
    assertThat(execution.lambdaInvocations()).isZero();
  }

  @Test
  void theAnswerHasTheHeadersOfARecordedOneAndTheyCountTowardItsSize() {
    world.function("f", _ -> "x".repeat(200));
    String states =
        """
        'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 9,
          'Arguments': {'FunctionName': 'f'}, 'End': true,
          'Output': '{% $states.result %}'}\
        """;

    String answer = world.play(states, "{}").output().orElseThrow();

    String trace = "Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=2:";
    assertThat(answer)
        .containsPattern("\"X-Amzn-Trace-Id\":\\[\"" + trace + "[0-9a-f]{8}:0\"\\]")
        .containsPattern("\"X-Amzn-Trace-Id\":\"" + trace + "[0-9a-f]{8}:0\"");
    assertThat(answer.length() - 202).isEqualTo(960);
  }

  @Test
  void withoutAPayloadTheFunctionGetsAnEmptyObject() {
    world.function("f", payload -> payload);
    world.play(
        """
        'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 9,
          'Arguments': {'FunctionName': 'f'}, 'End': true}\
        """,
        "{'a': 1}");

    assertThat(world.invocations).containsExactly("{}");
  }

  @Test
  void theTimeoutOfATaskCanBeAnExpression() {
    world.function("f", _ -> sleep(50));
    String states =
        """
        'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'End': true,
          'TimeoutSeconds': '{% $states.input %}', 'Arguments': {'FunctionName': 'f'}}\
        """;

    assertThat(world.play(states, "20").error()).contains("States.Timeout");
    assertThat(world.elapsed()).hasSeconds(20);
    world.start("m", "zero", "0");
    world.timeline.runToEnd();
    assertThat(
            world
                .stepFunctions
                .describeExecution("arn:aws:states:eu-west-1:123456789012:execution:m:zero")
                .error())
        .contains("States.QueryEvaluationError");
  }

  private String effectAfter(Duration delay) throws InterruptedException {
    world.timeline.sleep(delay);
    effects.add("after " + world.elapsed().toSeconds() + " s");
    return JsonValues.write("done");
  }

  private Object sleep(long seconds) throws InterruptedException {
    world.timeline.sleep(Duration.ofSeconds(seconds));
    return seconds;
  }
}
