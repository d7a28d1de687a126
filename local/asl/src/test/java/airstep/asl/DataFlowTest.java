package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.json.ObjectValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assign, Output, Choice, Wait, Fail and the context object. */
class DataFlowTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void assignAndOutputSeeTheValuesOnEntry() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Pass', 'Assign': {'x': 5, 'y': 1}, 'Next': 'B'},
            'B': {'Type': 'Pass', 'Assign': {'x': 42, 'y': '{% $x %}'}, 'Output': '{% $x %}',
              'Next': 'C'},
            'C': {'Type': 'Succeed', 'Output': '{% [$x, $y, $states.input] %}'}\
            """,
            "{}");

    assertThat(execution.output()).contains("[42,5,5]");
  }

  @Test
  void aTaskPassesItsResultOnAndOutputCanUseIt() {
    world.function("f", payload -> ObjectValue.of("got", payload));
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 9,
              'Arguments': {'FunctionName': 'f', 'Payload': [1, '{% $states.input.a %}']},
              'Assign': {'status': '{% $states.result.StatusCode %}'},
              'Output': {'payload': '{% $states.result.Payload %}', 'in': '{% $states.input %}'},
              'Next': 'B'},
            'B': {'Type': 'Succeed', 'Output': '{% [$states.input, $status] %}'}\
            """,
            "{'a': 2}");

    assertThat(execution.output()).contains("[{\"payload\":{\"got\":[1,2]},\"in\":{\"a\":2}},200]");
  }

  @Test
  void withoutOutputAFunctionsWholeAnswerIsPassedOn() {
    world.function("f", _ -> 1);
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 9,
              'Arguments': {'FunctionName': 'f'}, 'Next': 'B'},
            'B': {'Type': 'Succeed', 'Output': '{% $keys($states.input) %}'}\
            """,
            "{}");

    assertThat(execution.output())
        .contains(
            "[\"ExecutedVersion\",\"Payload\",\"SdkHttpMetadata\",\"SdkResponseMetadata\",\"StatusCode\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          5   | ["five","low","rule"]
          1   | [{"n":1},"low","rule 2"]
          20  | ["state","none","state"]
          """)
  void theMatchingRuleReplacesOutputAndAssignOfTheState(int n, String output) {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Pass', 'Assign': {'size': 'none', 'by': 'nobody'}, 'Next': 'B'},
            'B': {'Type': 'Choice', 'Output': 'state', 'Assign': {'by': 'state'}, 'Default': 'Z',
              'Choices': [
                {'Condition': '{% $states.input.n = 5 %}', 'Output': 'five',
                 'Assign': {'size': 'low', 'by': 'rule'}, 'Next': 'Z'},
                {'Condition': false, 'Next': 'Z'},
                {'Condition': '{% $states.input.n < 10 %}', 'Next': 'Z',
                 'Assign': {'size': 'low', 'by': 'rule 2'}}]},
            'Z': {'Type': 'Succeed', 'Output': '{% [$states.input, $size, $by] %}'}\
            """,
            "{'n': " + n + "}");

    assertThat(execution.output()).contains(output);
  }

  @Test
  void aChoiceWithoutMatchAndDefaultFails() {
    Execution execution =
        world.play(
            "'A': {'Type': 'Choice', 'Choices': [{'Condition': false, 'Next': 'Z'}]}, 'Z': {'Type':"
                + " 'Succeed'}",
            "{}");

    assertThat(execution.error()).contains("States.NoChoiceMatched");
    assertThat(World.types(execution))
        .containsExactly("ExecutionStarted", "ChoiceStateEntered", "ExecutionFailed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "`text`", "null", "{}", "$states.input.missing"})
  void aConditionHasToGiveTrueOrFalse(String condition) {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Choice', 'Default': 'Z', 'Choices': [
              {'Condition': '{%% %s %%}', 'Next': 'Z'}]}, 'Z': {'Type': 'Succeed'}\
            """
                .formatted(condition),
            "{}");

    assertThat(execution.error()).contains("States.QueryEvaluationError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Seconds": 90                                            | PT1M30S
          "Seconds": 0                                             | PT0S
          "Seconds": "{% $states.input.n * 2 %}"                   | PT20S
          "Timestamp": "2026-01-31T12:00:05Z"                      | PT5S
          "Timestamp": "2026-01-31T14:00:05.5+02:00"               | PT5.5S
          "Timestamp": "2020-01-01T00:00:00Z"                      | PT0S
          "Timestamp": "{% $fromMillis($millis() + 1500) %}"       | PT1.5S
          """)
  void waits(String until, Duration time) {
    world.play("'A': {'Type': 'Wait', %s, 'End': true}".formatted(until), "{'n': 10}");

    assertThat(world.elapsed()).isEqualTo(time);
    assertThat(world.waits).isEqualTo(time.isZero() ? List.of() : List.of(time.toMillis()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Seconds": "{% -1 %}"
          "Seconds": "{% 1.5 %}"
          "Seconds": "{% $string(1) %}"
          "Seconds": "{% 100000000 %}"
          "Seconds": "{% null %}"
          "Timestamp": "{% 5 %}"
          "Timestamp": "{% $string($millis()) %}"
          """)
  void refusesToWaitFor(String until) {
    Execution execution =
        world.play("'A': {'Type': 'Wait', %s, 'End': true}".formatted(until), "{}");

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(World.types(execution))
        .containsExactly(
            "ExecutionStarted", "WaitStateEntered", "EvaluationFailed", "ExecutionFailed");
  }

  @Test
  void failsWithTheErrorAndCauseOfExpressions() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Fail', 'Error': '{% $states.input.e %}', 'Cause': '{% $states.input.c %}'}\
            """,
            "{'e': 'Mine', 'c': 'because'}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("Mine");
    assertThat(execution.cause()).contains("because");
    assertThat(World.types(execution))
        .containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
  }

  @Test
  void cutsAnErrorAndACauseThatAreTooLong() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Fail', 'Error': '{% $pad(``, 300, `e`) %}', 'Cause': '{% $pad(``, 40000, `c`) %}'}\
            """,
            "{}");

    assertThat(execution.error().orElseThrow()).hasSize(256);
    assertThat(execution.cause().orElseThrow()).hasSize(32_768);
  }

  @Test
  void aFailStateWithoutAnErrorHasNoError() {
    Execution execution = world.play("'A': {'Type': 'Fail'}", "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).isEmpty();
    assertThat(execution.cause()).isEmpty();
  }

  @Test
  void theContextObjectContainsTheExecutionAndTheState() {
    world.machine(
        "m",
        World.machineOf(
            """
            'A': {'Type': 'Wait', 'Seconds': 2, 'Next': 'B'},
            'B': {'Type': 'Succeed', 'Output': '{% $states.context %}'}\
            """));
    Execution execution = world.start("m", "e", "{'a': 1}");
    world.timeline.runToEnd();

    assertThat(execution.output())
        .contains(
            """
            {"Execution":{"Id":"arn:aws:states:eu-west-1:123456789012:execution:m:e",\
            "Input":{"a":1},"Name":"e","RoleArn":"arn:aws:iam::000000000000:role/states",\
            "StartTime":"2026-01-31T12:00:00Z","RedriveCount":0},\
            "State":{"EnteredTime":"2026-01-31T12:00:02Z","Name":"B"},\
            "StateMachine":{"Id":"arn:aws:states:eu-west-1:123456789012:stateMachine:m","Name":"m"}}\
            """);
  }

  /**
   * Recorded on AWS: only states that may retry, and their catchers, know how often they retried.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Type': 'Pass', 'Output': '{% $states.context.State.RetryCount %}', 'End': true",
        "'Type': 'Pass', 'Assign': {'x': '{% $states.context.State.RetryCount %}'}, 'End': true",
        "'Type': 'Choice', 'Choices': [{'Condition': '{% $states.context.State.RetryCount < 9 %}',"
            + " 'Next': 'Z'}], 'Default': 'Z'",
        "'Type': 'Wait', 'Seconds': '{% $states.context.State.RetryCount %}', 'End': true",
        "'Type': 'Succeed', 'Output': '{% $states.context.State.RetryCount %}'",
        "'Type': 'Fail', 'Cause': '{% $string($states.context.State.RetryCount) %}'"
      })
  void aStateThatCannotRetryHasNoRetryCount(String fields) {
    String others = fields.contains("'Next'") ? ", 'Z': {'Type': 'Succeed'}" : "";

    Execution execution = world.play("'A': {" + fields + "}" + others, "{}");

    assertThat(execution.error()).contains("States.QueryEvaluationError");
  }

  @Test
  void retryableStatesHaveARetryCountInTheirCatch() {
    String count = "'{% $states.context.State.RetryCount %}'";
    String inner = "{'StartAt': 'X%d', 'States': {'X%d': {'Type': 'Fail', 'Error': 'E'}}}";
    String recovery =
        "'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 2}], 'Catch': [{'ErrorEquals': ['E'],"
            + " 'Output': %s, 'Next': 'B'}]";
    String states =
        "'A': {'Type': 'Map', 'Items': [1], 'ItemProcessor': "
            + inner.formatted(1, 1)
            + ", 'End': true, "
            + recovery.formatted(count)
            + "}, 'B': {'Type': 'Map', 'Items': [2], 'ItemProcessor': "
            + inner.formatted(2, 2)
            + ", 'End': true, "
            + recovery.replace("'B'", "'C'").formatted("['{% $states.input %}', " + count + "]")
            + "}, 'C': {'Type': 'Map', 'Items': [], 'ItemProcessor': {'StartAt': 'Y', 'States':"
            + " {'Y': {'Type': 'Succeed'}}}, 'End': true, 'Output': ['{% $states.input %}', "
            + count
            + "]}";

    assertThat(world.play(states, "{}").output()).contains("[[2,2],0]");
  }

  @Test
  void largeWholeNumbersStayExact() {
    Execution execution =
        world.play(
            "'A': {'Type': 'Pass', 'Assign': {'x': '{% $states.input %}'}, 'Next': 'B'}, 'B':"
                + " {'Type': 'Succeed', 'Output': '{% [$x, 1] %}'}",
            "9007199254740993");

    assertThat(execution.output()).contains("[9007199254740993,1]");
  }
}
