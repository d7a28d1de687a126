package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.json.JsonValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceQuotasTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  /** An é has two bytes; with the quotes around it the string has exactly the size given. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'Output': TEXT                    | 131071 | SUCCEEDED
          'Output': TEXT                    | 131072 | FAILED
          'Assign': {'x': TEXT}             | 131071 | SUCCEEDED
          'Assign': {'x': TEXT}             | 131072 | FAILED
          'Assign': {'x': TEXT, 'y': TEXT}  | 70000  | FAILED
          """)
  void countsBytesOfOutputAndVariables(String field, int characters, String status) {
    // An input of that size would be refused, and $pad is slow.
    String half = JsonValues.write("é".repeat(characters / 2));
    String rest = "é".repeat(characters % 2);
    String text = "'{%% $states.input & $states.input & `%s` %%}'".formatted(rest);
    String filled = field.replace("TEXT", text);
    Execution execution = world.play("'A': {'Type': 'Pass', 'End': true, " + filled + "}", half);

    assertThat(execution.status()).hasToString(status);
    if (execution.status() == ExecutionStatus.FAILED) {
      assertThat(execution.error()).contains("States.DataLimitExceeded");
    }
  }

  @ParameterizedTest
  @CsvSource({"262142, FAILED", "200000, SUCCEEDED"})
  void countsTheArgumentsWithAllTheirFields(int size, String status) {
    world.function("f", _ -> 1);
    Execution execution =
        world.play(World.task("A", "f", "'End': true"), JsonValues.write("x".repeat(size)));

    assertThat(execution.status()).hasToString(status);
  }

  @Test
  void refusesALargeInputOfAnExecution() {
    world.machine("m", World.machineOf("'A': {'Type': 'Succeed'}"));
    world.start("m", "fits", JsonValues.write("x".repeat(262_142)));

    assertThatThrownBy(() -> world.start("m", "large", JsonValues.write("x".repeat(262_143))))
        .isInstanceOfSatisfying(
            StepFunctionsException.class,
            refused -> assertThat(refused.code()).isEqualTo("InvalidExecutionInput"));
  }

  @Test
  void theTwentyFiveThousandthEventFailsTheExecution() {
    Execution execution =
        world.play(
            "'A': {'Type': 'Pass', 'Next': 'B'}, 'B': {'Type': 'Choice', 'Default': 'A', 'Choices':"
                + " [{'Condition': false, 'Next': 'Z'}]}, 'Z': {'Type': 'Succeed'}",
            "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.historyEvents()).isEqualTo(25_000);
    assertThat(execution.history().getLast().type()).isEqualTo(HistoryEventType.EXECUTION_FAILED);
  }

  @Test
  void theTwentyFiveThousandthEventMayBeTheSuccess() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Pass', 'Assign': {'n': 1}, 'Next': 'B'},
            'B': {'Type': 'Choice', 'Default': 'B', 'Assign': {'n': '{% $n + 1 %}'}, 'Choices': [
              {'Condition': '{% $n = 12497 %}', 'Next': 'C'}]},
            'C': {'Type': 'Pass', 'End': true}\
            """,
            "{}");

    // A start, 2 for A, 2 for each of 12,497 choices, 2 for C.
    assertThat(execution.historyEvents()).isEqualTo(25_000);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void tooManyEventsInsideAMapEndTheExecutionToo() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Map', 'Items': '{% [1..20000] %}', 'End': true,
              'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}], 'ItemProcessor':
                {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'End': true}}}},
            'Z': {'Type': 'Succeed'}\
            """,
            "{}");

    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.historyEvents()).isEqualTo(25_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a:b", "a/b", "a#b", "a\"b", "a\nb", "a`b", "a,b", "a;b", "a~b"})
  void refusesTheNameOfAnExecution(String name) {
    world.machine("m", World.machineOf("'A': {'Type': 'Succeed'}"));

    assertThatThrownBy(() -> world.start("m", name, "{}"))
        .isInstanceOfSatisfying(
            StepFunctionsException.class,
            refused -> assertThat(refused.code()).isEqualTo("InvalidName"));
  }

  @Test
  void aNameHasAtMostEightyCharacters() {
    world.machine("m", World.machineOf("'A': {'Type': 'Succeed'}"));
    world.start("m", "x".repeat(80), "{}");

    assertThatThrownBy(() -> world.start("m", "x".repeat(81), "{}"))
        .isInstanceOf(StepFunctionsException.class);
    assertThatThrownBy(
            () -> world.machine("x".repeat(81), World.machineOf("'A': {'Type': 'Succeed'}")))
        .isInstanceOf(StepFunctionsException.class);
  }

  @Test
  void anExecutionLastsAYearAtMost() {
    Execution execution =
        world.play("'A': {'Type': 'Wait', 'Seconds': 99999999, 'End': true}", "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(world.elapsed()).hasDays(365);
  }
}
