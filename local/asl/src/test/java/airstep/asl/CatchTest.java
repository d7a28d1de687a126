package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.StepFunctionsOptions.TooMuchData;
import airstep.asl.World.Failure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CatchTest {

  private static final String END = ", 'Z': {'Type': 'Succeed'}, 'Y': {'Type': 'Succeed'}";

  /** A function's name is missing, which is only noticed while the state runs. */
  private static final String RUNTIME_ERROR =
      """
      'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 60,
        'Arguments': '{% {`Payload`: 1} %}', 'End': true,
        'Retry': [{'ErrorEquals': ['States.ALL']}],
        'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}]}, 'Z': {'Type': 'Succeed'}\
      """;

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theErrorOutputReplacesTheInput() {
    world.function(
        "f",
        _ -> {
          throw Failure.error("app.Outer$Inner");
        });

    Execution execution =
        world.play(
            World.task(
                    "A",
                    "f",
                    "'End': true, 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}]")
                + ", 'Z': {'Type': 'Succeed'}",
            "{}");

    assertThat(execution.output())
        .contains(
            "{\"Error\":\"app.Outer$Inner\",\"Cause\":\"{\\\"errorMessage\\\":\\\"no luck\\\","
                + "\\\"errorType\\\":\\\"app.Outer$Inner\\\"}\"}");
    assertThat(World.types(execution)).containsSubsequence("TaskFailed", "TaskStateExited");
  }

  @ParameterizedTest
  @CsvSource({"E, first", "F, second", "G, last"})
  void theFirstCatcherThatMatchesCounts(String error, String taken) {
    world.function(
        "f",
        _ -> {
          throw Failure.error(error);
        });
    String states =
        World.task(
            "A",
            "f",
            """
            'End': true, 'Catch': [
              {'ErrorEquals': ['X', 'E'], 'Output': 'first', 'Next': 'Z'},
              {'ErrorEquals': ['F', 'E'], 'Output': 'second', 'Next': 'Z'},
              {'ErrorEquals': ['States.ALL'], 'Output': 'last', 'Next': 'Y'}]\
            """);

    assertThat(world.play(states + END, "{}").output()).contains("\"" + taken + "\"");
  }

  @Test
  void theAssignOfTheCatcherReplacesThatOfTheState() {
    world.function(
        "f",
        _ -> {
          throw Failure.error("E");
        });
    String states =
        World.task(
            "A",
            "f",
            """
            'Assign': {'good': 1}, 'Next': 'Z', 'Catch': [{'ErrorEquals': ['E'], 'Next': 'Z',
              'Assign': {'error': '{% $states.errorOutput.Error & $parse($states.errorOutput.Cause).errorMessage %}'}}]\
            """);

    Execution execution =
        world.play(
            states + ", 'Z': {'Type': 'Succeed', 'Output': '{% [$exists($good), $error] %}'}",
            "{}");

    assertThat(execution.output()).contains("[false,\"Eno luck\"]");
  }

  @Test
  void anErrorInTheCatcherEndsTheExecution() {
    world.function(
        "f",
        _ -> {
          throw Failure.error("E");
        });
    String states =
        World.task(
            "A",
            "f",
            """
            'End': true, 'Retry': [{'ErrorEquals': ['States.QueryEvaluationError']}],
            'Catch': [{'ErrorEquals': ['States.ALL'], 'Output': '{% $states.input.missing %}', 'Next': 'Z'}]\
            """);

    Execution execution = world.play(states + ", 'Z': {'Type': 'Succeed'}", "{}");

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(world.invocations).hasSize(1);
  }

  @Test
  void nothingCatchesARuntimeError() {
    Execution execution = world.play(RUNTIME_ERROR, "{}");

    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.cause()).contains("Arguments/FunctionName is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "BY_NAME_ONLY, States.ALL, FAILED",
    "BY_NAME_ONLY, States.TaskFailed, FAILED",
    "BY_NAME_ONLY, States.DataLimitExceeded, SUCCEEDED",
    "CAUGHT_BY_ALL, States.ALL, SUCCEEDED",
    "CAUGHT_BY_ALL, States.TaskFailed, FAILED",
    "CAUGHT_BY_ALL, States.DataLimitExceeded, SUCCEEDED",
    "RETRIED_AND_CAUGHT_BY_ALL, States.ALL, SUCCEEDED"
  })
  void tooMuchDataIsCaughtByNameAndByStatesAllLikeOnAws(
      TooMuchData reading, String name, String status) {
    try (World read = new World(StepFunctionsOptions.defaults().withTooMuchData(reading))) {
      read.function("f", _ -> "x".repeat(ServiceQuotas.MOST_BYTES));
      String states =
          World.task(
              "A", "f", "'End': true, 'Catch': [{'ErrorEquals': ['" + name + "'], 'Next': 'Z'}]");

      Execution execution = read.play(states + ", 'Z': {'Type': 'Succeed'}", "{}");

      assertThat(execution.status()).hasToString(status);
      assertThat(World.types(execution)).contains("TaskFailed").doesNotContain("TaskSucceeded");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingCatchesARuntimeErrorInAnyReading(TooMuchData reading) {
    try (World read = new World(StepFunctionsOptions.defaults().withTooMuchData(reading))) {
      assertThat(read.play(RUNTIME_ERROR, "{}").error()).contains("States.Runtime");
    }
  }

  @Test
  void aTimeoutHasNoCause() {
    world.function(
        "f",
        _ -> {
          world.timeline.sleep(Duration.ofMinutes(2));
          return 1;
        });
    String states =
        World.task(
            "A", "f", "'End': true, 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}]");

    Execution execution = world.play(states + ", 'Z': {'Type': 'Succeed'}", "{}");

    assertThat(execution.output()).contains("{\"Error\":\"States.Timeout\"}");
  }
}
