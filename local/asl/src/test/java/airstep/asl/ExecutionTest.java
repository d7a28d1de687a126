package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.json.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  @Test
  void doesNotStartIfItsNameIsTakenElsewhere() {
    Set<String> taken = new HashSet<>(Set.of("one"));
    List<String> asked = new ArrayList<>();
    ExecutionRegister register =
        (execution, machine) -> {
          assertThat(execution.history()).isEmpty();
          assertThat(machine.definition()).contains("Pass");
          asked.add(execution.name());
          // Also the first random name.
          return taken.add(execution.name()) && asked.size() != 2;
        };
    try (World other = new World(StepFunctionsOptions.defaults().withRegister(register))) {
      String arn = World.PREFIX + "m";
      var _ =
          other.stepFunctions.createStateMachine(
              arn,
              "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\","
                  + " \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}");

      assertThatThrownBy(() -> other.stepFunctions.startExecution(arn, "one", "{}"))
          .isInstanceOf(StepFunctionsException.class)
          .hasMessage(
              "Execution Already Exists: '%s'",
              arn.replace(":stateMachine:", ":execution:") + ":one")
          .extracting(e -> ((StepFunctionsException) e).code())
          .isEqualTo("ExecutionAlreadyExists");
      assertThat(other.events).isEmpty();

      Execution random = other.stepFunctions.startExecution(arn, null, "{}");
      other.timeline.runToEnd();
      assertThat(random.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(asked).hasSize(3).last().isEqualTo(random.name());
    }
  }
}
