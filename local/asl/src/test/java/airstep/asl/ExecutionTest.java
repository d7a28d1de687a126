package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.json.ObjectValue;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void passesTheInputThroughAndCounts() {
    Execution execution = world.play("'A': {'Type': 'Pass', 'End': true}", "{'a': 1}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output()).contains("{\"a\":1}");
    assertThat(World.types(execution))
        .containsExactly(
            "ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
    assertThat(execution.stateTransitions()).isEqualTo(1);
  }

  @Test
  void onePollIsNineEventsAndThreeTransitions() {
    world.function("check", payload -> ObjectValue.of("done", world.invocations.size() == 1_440));
    String states =
        """
        'A': {'Type': 'Wait', 'Seconds': 60, 'Next': 'Check'},
        %s,
        'Done?': {'Type': 'Choice', 'Default': 'A', 'Choices': [
          {'Condition': '{%% $states.input.done %%}', 'Next': 'End'}]},
        'End': {'Type': 'Succeed'}\
        """
            .formatted(World.task("Check", "check", "'Next': 'Done?'"));

    Execution execution = world.play(states, "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.elapsed()).isEqualTo(Duration.ofDays(1));
    assertThat(execution.lambdaInvocations()).isEqualTo(1_440);
    // Each poll has 9 and 3; the start, the end and the Succeed state add more.
    assertThat(execution.historyEvents()).isEqualTo(1_440 * 9 + 4);
    assertThat(execution.stateTransitions()).isEqualTo(1_440 * 3 + 1);
  }
}
