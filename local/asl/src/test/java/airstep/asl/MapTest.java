package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.World.Failure;
import airstep.asl.json.JsonValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapTest {

  private final World world = new World();
  private int inside;
  private int mostInside;

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 40, 3", "1, 1, 100", "7, 7, 15", "100, 40, 3"})
  void runsConcurrentlyAndKeepsTheOrderOfItems(int concurrency, int most, long seconds) {
    world.function(
        "f",
        item -> {
          mostInside = Math.max(mostInside, ++inside);
          world.timeline.sleep(Duration.ofSeconds(1));
          inside--;
          return item;
        });

    Execution execution =
        world.play(map("'Items': '{% [1..100] %}', 'MaxConcurrency': " + concurrency, "f"), "{}");

    assertThat(mostInside).isEqualTo(most);
    assertThat(world.elapsed()).hasSeconds(seconds);
    assertThat(execution.output().orElseThrow()).startsWith("[1,2,3,").endsWith(",99,100]");
  }

  @Test
  void itemsThatTakeLongerDoNotHoldUpTheOthers() {
    List<String> ends = new ArrayList<>();
    world.function(
        "f",
        item -> {
          world.timeline.sleep(Duration.ofSeconds(((Number) item).longValue()));
          ends.add(item + " after " + world.elapsed().toSeconds());
          return item;
        });

    Execution execution = world.play(map("'Items': [5, 1, 3, 1], 'MaxConcurrency': 2", "f"), "{}");

    assertThat(ends).containsExactly("1 after 1", "3 after 4", "5 after 5", "1 after 5");
    assertThat(execution.output()).contains("[5,1,3,1]");
  }

  @Test
  void theItemIsTheInputAndIsInTheContext() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Map', 'Items': ['a', 'b'], 'End': true,
              'ItemSelector': {'item': '{% $states.context.Map.Item %}', 'in': '{% $states.input %}'},
              'ItemProcessor': {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'End': true,
                'Output': '{% [$states.input.item.Value, $states.input.in, $states.context.Map.Item.Index] %}'}}}}\
            """,
            "7");

    assertThat(execution.output()).contains("[[\"a\",7,0],[\"b\",7,1]]");
  }

  @Test
  void withoutItemsTheInputIsTheArray() {
    assertThat(world.play(passing(""), "[1, 2]").output()).contains("[1,2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}       | "Items": "{% 1 %}",
          {}       | "Items": "{% $states.input %}",
          {}       |
          [1]      | "MaxConcurrency": "{% -1 %}",
          [1]      | "MaxConcurrency": "{% 1.5 %}",
          [1]      | "ItemSelector": "{% $states.input.missing %}",
          """)
  void refusesWhatExpressionsGive(String input, String fields) {
    Execution execution = world.play(passing(fields == null ? "" : fields), input);

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(World.types(execution))
        .containsSubsequence("EvaluationFailed", "MapStateFailed", "ExecutionFailed");
  }

  @Test
  void anEmptyArrayGivesAnEmptyArray() {
    Execution execution = world.play(passing("'Items': [],"), "{}");

    assertThat(execution.output()).contains("[]");
    assertThat(World.types(execution))
        .containsExactly(
            "ExecutionStarted",
            "MapStateEntered",
            "MapStateStarted",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void iterationsReadOuterVariablesAndDoNotShareTheirOwn() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Pass', 'Assign': {'outer': 10}, 'Next': 'B'},
            'B': {'Type': 'Map', 'Items': [1, 2, 3], 'End': true, 'ItemProcessor':
              {'StartAt': 'I', 'States': {
                'I': {'Type': 'Pass', 'Assign': {'inner': '{% $states.input + $outer %}'}, 'Next': 'J'},
                'J': {'Type': 'Succeed', 'Output': '{% $inner %}'}}}}\
            """,
            "{}");

    assertThat(execution.output()).contains("[11,12,13]");
  }

  @Test
  void anIterationThatFailsAbortsTheOthers() {
    world.function(
        "f",
        item -> {
          world.timeline.sleep(Duration.ofSeconds(((Number) item).longValue()));
          if (item.equals(2)) {
            throw Failure.error("E");
          }
          return item;
        });

    Execution execution =
        world.play(map("'Items': [1, 2, 30, 40], 'MaxConcurrency': 3", "f"), "{}");

    assertThat(execution.error()).contains("E");
    assertThat(world.elapsed()).hasSeconds(2);
    assertThat(World.types(execution))
        .endsWith(
            "TaskFailed",
            "MapIterationFailed",
            "TaskStateAborted",
            "MapIterationAborted",
            "TaskStateAborted",
            "MapIterationAborted",
            "TaskStateAborted",
            "MapStateFailed",
            "ExecutionFailed");
    int events = execution.historyEvents();
    world.timeline.runToEnd();
    assertThat(execution.historyEvents()).isEqualTo(events);
    // The fourth item began when the first had ended; its effect still happens.
    assertThat(world.elapsed()).hasSeconds(41);
  }

  @Test
  void timeoutsAtOneMomentAreInTheHistoryBeforeTheIterationThatFailed() {
    world.function(
        "f",
        item -> {
          world.timeline.sleep(Duration.ofSeconds(item.equals(3) ? 10 : 100));
          return item;
        });

    Execution execution = world.play(map("'Items': [1, 2, 3]", "f"), "{}");

    assertThat(execution.error()).contains("States.Timeout");
    assertThat(world.elapsed()).hasSeconds(60);
    assertThat(World.types(execution))
        .endsWith(
            "MapIterationSucceeded",
            "TaskTimedOut",
            "TaskTimedOut",
            "MapIterationFailed",
            "TaskStateAborted",
            "MapStateFailed",
            "ExecutionFailed");
  }

  @Test
  void anIterationThatEndsAtTheMomentOfAFailureIsStillRecorded() {
    world.function(
        "f",
        item -> {
          world.timeline.sleep(Duration.ofSeconds(5));
          if (item.equals(1)) {
            throw Failure.error("E");
          }
          return item;
        });

    Execution execution = world.play(map("'Items': [1, 2, 3], 'MaxConcurrency': 2", "f"), "{}");

    assertThat(execution.error()).contains("E");
    assertThat(world.invocations).hasSize(2);
    assertThat(World.types(execution))
        .endsWith(
            "TaskFailed",
            "TaskSucceeded",
            "TaskStateExited",
            "MapIterationSucceeded",
            "MapIterationFailed",
            "TaskStateAborted",
            "MapStateFailed",
            "ExecutionFailed");
  }

  @Test
  void iterationsTakeTurns() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Map', 'Items': [1, 2], 'End': true, 'ItemProcessor': {'StartAt': 'I',
              'States': {'I': {'Type': 'Pass', 'Next': 'J'}, 'J': {'Type': 'Succeed'}}}}\
            """,
            "{}");

    assertThat(World.types(execution).subList(3, 13))
        .containsExactly(
            "MapIterationStarted",
            "MapIterationStarted",
            "PassStateEntered",
            "PassStateExited",
            "PassStateEntered",
            "PassStateExited",
            "SucceedStateEntered",
            "SucceedStateExited",
            "MapIterationSucceeded",
            "SucceedStateEntered");
  }

  @Test
  void anIterationThatIsAbortedBetweenTwoStatesHasNoStateToAbort() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Map', 'Items': [1, 2], 'End': true, 'ItemProcessor': {'StartAt': 'I',
              'States': {
                'I': {'Type': 'Choice', 'Default': 'W', 'Choices': [
                  {'Condition': '{% $states.input = 1 %}', 'Next': 'F'}]},
                'F': {'Type': 'Fail', 'Error': 'E'},
                'W': {'Type': 'Wait', 'Seconds': 9, 'End': true}}}}\
            """,
            "{}");

    assertThat(execution.error()).contains("E");
    assertThat(world.elapsed()).isZero();
    assertThat(World.types(execution))
        .endsWith(
            "FailStateEntered",
            "WaitStateEntered",
            "MapIterationFailed",
            "MapIterationAborted",
            "WaitStateAborted",
            "MapStateFailed",
            "ExecutionFailed");
  }

  @Test
  void retriesAndCatchesTheWholeMap() {
    world.function(
        "f",
        item -> {
          throw Failure.error("E" + item);
        });
    String states =
        map(
            """
            'Items': [1, 2], 'Retry': [{'ErrorEquals': ['E1'], 'MaxAttempts': 1}],
            'Catch': [{'ErrorEquals': ['E1'], 'Next': 'Z'}]\
            """,
            "f");

    Execution execution = world.play(states + ", 'Z': {'Type': 'Succeed'}", "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(World.types(execution).stream().filter("MapStateStarted"::equals)).hasSize(2);
    assertThat(World.types(execution).stream().filter("MapStateFailed"::equals)).hasSize(1);
    // The Map twice, its Task in both iterations twice, the Succeed state.
    assertThat(execution.stateTransitions()).isEqualTo(2 + 4 + 1);
  }

  @Test
  void eventsFollowEachOtherAsInAws() {
    Execution execution = world.play(passing("'Items': [1, 2], 'MaxConcurrency': 1,"), "{}");

    assertThat(execution.history())
        .extracting(event -> event.id() + " " + event.previousId() + " " + event.type().awsName())
        .containsExactly(
            "1 0 ExecutionStarted",
            "2 0 MapStateEntered",
            "3 2 MapStateStarted",
            "4 3 MapIterationStarted",
            "5 4 PassStateEntered",
            "6 5 PassStateExited",
            "7 6 MapIterationSucceeded",
            "8 6 MapIterationStarted",
            "9 8 PassStateEntered",
            "10 9 PassStateExited",
            "11 10 MapIterationSucceeded",
            "12 11 MapStateSucceeded",
            "13 11 MapStateExited",
            "14 13 ExecutionSucceeded");
  }

  @Test
  void manyItemsThatEndAtOnceDoNotNest() {
    Execution execution = world.play(passing("'Items': '{% [1..6000] %}',"), "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  /** The whole result must fit into a state, whatever the Map passes on. */
  @ParameterizedTest
  @CsvSource({"5, SUCCEEDED", "6, FAILED"})
  void theResultIsLimitedAlsoIfItIsNotPassedOn(int items, String status) {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Map', 'Items': '{%% [1..%d] %%}', 'End': true,
              'Output': '{%% $count($states.result) %%}',
              'ItemProcessor': {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'End': true,
                'Output': '{%% $states.context.Execution.Input %%}'}}}}\
            """
                .formatted(items),
            JsonValues.write("x".repeat(50_000)));

    assertThat(execution.status()).hasToString(status);
    assertThat(execution.output().or(execution::error))
        .contains(status.equals("FAILED") ? "States.DataLimitExceeded" : "5");
  }

  @Test
  void anInnerMapDoesNotGoOnAfterItsIterationWasAborted() {
    world.function(
        "f",
        item -> {
          world.timeline.sleep(Duration.ofSeconds(10));
          return item;
        });

    Execution execution =
        world.play(
            """
            'A': {'Type': 'Map', 'Items': [1, 2], 'ItemProcessor': {'StartAt': 'O', 'States': {
                'O': {'Type': 'Choice', 'Default': 'W', 'Choices': [
                  {'Condition': '{%% $states.input = 1 %%}', 'Next': 'M'}]},
                %s,
                'W': {'Type': 'Wait', 'Seconds': 5, 'Next': 'F'},
                'F': {'Type': 'Fail', 'Error': 'E'}}},
              'Next': 'Later', 'Catch': [{'ErrorEquals': ['E'], 'Next': 'Later'}]},
            'Later': {'Type': 'Wait', 'Seconds': 60, 'End': true}\
            """
                .formatted(map("'Items': [1, 2]", "f").replaceFirst("'A'", "'M'")),
            "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.elapsed()).hasSeconds(65);
    assertThat(World.types(execution))
        .doesNotContain("TaskSucceeded")
        .endsWith("WaitStateEntered", "WaitStateExited", "ExecutionSucceeded");
  }

  @Test
  void mapsNest() {
    Execution execution =
        world.play(
            """
            'A': {'Type': 'Map', 'Items': [[1, 2], [3]], 'End': true, 'ItemProcessor':
              {'StartAt': 'B', 'States': {'B': {'Type': 'Map', 'End': true, 'ItemProcessor':
                {'StartAt': 'C', 'States': {'C': {'Type': 'Succeed',
                  'Output': '{% $states.input * 2 %}'}}}}}}}\
            """,
            "{}");

    assertThat(execution.output()).contains("[[2,4],[6]]");
  }

  private static String map(String fields, String function) {
    return "'A': {'Type': 'Map', 'End': true, "
        + fields
        + ", 'ItemProcessor': {'StartAt': 'I', 'States': {"
        + World.task("I", function, "'End': true")
        + "}}}";
  }

  private static String passing(String fields) {
    return "'A': {'Type': 'Map', 'End': true, "
        + fields
        + " 'ItemProcessor': {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'End': true}}}}";
  }
}
