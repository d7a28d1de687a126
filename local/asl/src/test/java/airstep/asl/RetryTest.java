package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.World.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {

  private final World world = new World();
  private final List<Long> calls = new ArrayList<>();
  private final List<Long> waits = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void waitsOneTwoFourSecondsByDefaultAndThenFails() {
    Execution execution = play("'Retry': [{'ErrorEquals': ['E']}]", "E", "E", "E", "E", "E");

    assertThat(calls).containsExactly(0L, 1_000L, 3_000L, 7_000L);
    assertThat(waits).containsExactly(1_000L, 3_000L, 7_000L);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("E");
    assertThat(execution.cause()).contains("{\"errorMessage\":\"no luck\",\"errorType\":\"E\"}");
    assertThat(execution.stateTransitions()).isEqualTo(4);
  }

  @Test
  void aRetryAddsThreeEventsAndOneTransition() {
    Execution twice = play("'Retry': [{'ErrorEquals': ['E']}]", "E");

    assertThat(World.types(twice))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(twice.stateTransitions()).isEqualTo(2);
  }

  @Test
  void countsRetriesNotCalls() {
    play("'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 0}]", "E", "E");

    assertThat(calls).hasSize(1);
  }

  @Test
  void maxDelayCapsTheBackoff() {
    play(
        """
        'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 2, 'BackoffRate': 3,
          'MaxDelaySeconds': 10, 'MaxAttempts': 5}]\
        """,
        "E",
        "E",
        "E",
        "E");

    assertThat(calls).containsExactly(0L, 2_000L, 8_000L, 18_000L, 28_000L);
  }

  @Test
  void aRateOfOneAndAHalfGivesPartsOfSeconds() {
    play("'Retry': [{'ErrorEquals': ['E'], 'BackoffRate': 1.5}]", "E", "E", "E");

    assertThat(calls).containsExactly(0L, 1_000L, 2_500L, 4_750L);
  }

  @Test
  void fullJitterIsBetweenNothingAndTheDelayAndComesFromTheSeed() {
    String retry =
        """
        'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 100, 'BackoffRate': 1,
          'MaxAttempts': 200, 'JitterStrategy': 'FULL'}]\
        """;
    String[] errors = new String[200];
    Arrays.fill(errors, "E");
    play(retry, errors);

    List<Long> delays = new ArrayList<>();
    for (int i = 1; i < calls.size(); i++) {
      delays.add(calls.get(i) - calls.get(i - 1));
    }
    assertThat(delays).hasSize(200).allMatch(delay -> delay >= 0 && delay <= 100_000);
    assertThat(delays).anyMatch(delay -> delay < 10_000).anyMatch(delay -> delay > 90_000);
  }

  /** The example of the specification: each retrier counts for itself, across the others. */
  @Test
  void eachRetrierKeepsItsOwnCount() {
    play(
        """
        'Retry': [
          {'ErrorEquals': ['ErrorA', 'ErrorB'], 'IntervalSeconds': 1, 'BackoffRate': 2,
           'MaxAttempts': 2},
          {'ErrorEquals': ['ErrorC'], 'IntervalSeconds': 5}],
        'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}]\
        """,
        "ErrorA",
        "ErrorB",
        "ErrorC",
        "ErrorB");

    assertThat(calls).containsExactly(0L, 1_000L, 3_000L, 8_000L);
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void theFirstMatchingRetrierAppliesEvenIfExhausted() {
    Execution execution =
        play(
            """
            'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1},
                      {'ErrorEquals': ['States.ALL'], 'MaxAttempts': 9}]\
            """,
            "E",
            "E");

    assertThat(calls).hasSize(2);
    assertThat(execution.error()).contains("E");
  }

  @Test
  void errorNamesAreComparedExactly() {
    assertThat(play("'Retry': [{'ErrorEquals': ['e', 'E2', 'x.E']}]", "E").error()).contains("E");
    assertThat(calls).hasSize(1);
  }

  @Test
  void taskFailedMatchesAnyErrorButATimeout() {
    play("'Retry': [{'ErrorEquals': ['States.TaskFailed'], 'MaxAttempts': 1}]", "E");
    assertThat(calls).hasSize(2);

    calls.clear();
    Execution timedOut =
        play("'Retry': [{'ErrorEquals': ['States.TaskFailed'], 'MaxAttempts': 1}]", "timeout");
    assertThat(calls).hasSize(1);
    assertThat(timedOut.error()).contains("States.Timeout");
    assertThat(timedOut.cause()).isEmpty();
  }

  @Test
  void aTimeoutIsCountedPerAttempt() {
    play("'Retry': [{'ErrorEquals': ['States.Timeout'], 'MaxAttempts': 2}]", "timeout", "timeout");

    assertThat(calls).containsExactly(0L, 61_000L, 123_000L);
  }

  @Test
  void evaluatesArgumentsAgainWithTheCountOfRetries() {
    world.function(
        "f",
        _ -> {
          throw Failure.error("E");
        });
    String states =
        """
        'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 60,
          'Arguments': {'FunctionName': 'f',
            'Payload': '{% [$states.context.State.RetryCount, $states.input] %}'},
          'Retry': [{'ErrorEquals': ['States.ALL'], 'MaxAttempts': 2}], 'End': true}\
        """;

    world.play(states, "{'a': 1}");

    assertThat(world.invocations)
        .containsExactly("[0,{\"a\":1}]", "[1,{\"a\":1}]", "[2,{\"a\":1}]");
  }

  @Test
  void aTransitionForgetsTheCounts() {
    world.function(
        "f",
        _ -> {
          throw Failure.error("E");
        });
    String states =
        """
        %s,
        'B': {'Type': 'Choice', 'Choices': [{'Condition': '{%% $exists($again) %%}', 'Next': 'Z'}],
          'Assign': {'again': true}, 'Default': 'A'},
        'Z': {'Type': 'Succeed'}\
        """
            .formatted(
                World.task(
                    "A",
                    "f",
                    """
                    'Next': 'B', 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1}],
                    'Catch': [{'ErrorEquals': ['E'], 'Next': 'B'}]\
                    """));

    world.play(states, "{}");

    assertThat(world.invocations).hasSize(4);
  }

  @Test
  void aQueryErrorIsRetriedOnATask() {
    world.function("f", _ -> 1);
    String states =
        """
        'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 60,
          'Arguments': {'FunctionName': 'f'}, 'Output': '{% $states.result.Payload.missing %}',
          'Retry': [{'ErrorEquals': ['States.QueryEvaluationError'], 'MaxAttempts': 1}],
          'End': true}\
        """;

    Execution execution = world.play(states, "{}");

    assertThat(world.invocations).hasSize(2);
    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(World.types(execution)).containsSubsequence("TaskSucceeded", "EvaluationFailed");
  }

  /** Plays one Task whose function fails with these errors, call by call, and then succeeds. */
  private Execution play(String fields, String... errors) {
    Deque<String> left = new ArrayDeque<>(List.of(errors));
    try (var fresh = new World()) {
      fresh.function(
          "f",
          Duration.ofMinutes(5),
          _ -> {
            calls.add(fresh.elapsed().toMillis());
            String error = left.isEmpty() ? "none" : left.remove();
            if (error.equals("timeout")) {
              fresh.timeline.sleep(Duration.ofMinutes(2));
            } else if (!error.equals("none")) {
              throw Failure.error(error);
            }
            return "ok";
          });
      String states = World.task("A", "f", "'End': true, " + fields);
      if (fields.contains("'Z'")) {
        states += ", 'Z': {'Type': 'Succeed'}";
      }
      Execution execution = fresh.play(states, "{}");
      world.timeline.runUntil(fresh.timeline.instant());
      waits.addAll(fresh.waits);
      return execution;
    }
  }
}
