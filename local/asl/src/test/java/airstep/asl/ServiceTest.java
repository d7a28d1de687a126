package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.definition.InvalidDefinitionException;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.RealTimeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Names, stopping, timeouts, further integrations. */
class ServiceTest {

  private static final String WAITING = "'A': {'Type': 'Wait', 'Seconds': 50, 'End': true}";

  @Test
  void theSameNameAndInputWhileRunningGivesTheSameExecution() {
    try (var world = new World()) {
      world.machine("m", World.machineOf(WAITING));
      Execution first = world.start("m", "e", "{'a': 1, 'b': 2}");

      assertThat(world.start("m", "e", "{'a':1,'b':2}")).isSameAs(first);
      assertRefused(() -> world.start("m", "e", "{'a': 2}"), "ExecutionAlreadyExists");
      world.timeline.runToEnd();
      assertRefused(() -> world.start("m", "e", "{'a': 1, 'b': 2}"), "ExecutionAlreadyExists");
    }
  }

  @Test
  void theNameOfAClosedExecutionIsFreeAfterNinetyDays() {
    try (var world = new World()) {
      world.machine("m", World.machineOf("'A': {'Type': 'Succeed'}"));
      Execution first = world.start("m", "e", "{}");
      world.timeline.runUntil(World.START.plus(Duration.ofDays(90)));
      assertRefused(() -> world.start("m", "e", "{}"), "ExecutionAlreadyExists");

      world.timeline.runUntil(World.START.plus(Duration.ofDays(90)).plusMillis(1));

      assertThat(world.start("m", "e", "{}")).isNotSameAs(first);
    }
  }

  @Test
  void givesANameToAnExecutionWithoutOne() {
    try (var world = new World()) {
      world.machine("m", World.machineOf(WAITING));
      world.start("m", null, "{}");
      world.start("m", null, "{}");

      assertThat(world.stepFunctions.listExecutions(World.PREFIX + "m"))
          .extracting(Execution::name)
          .doesNotHaveDuplicates()
          .allMatch(name -> name.length() == 36);
    }
  }

  @Test
  void stoppingCancelsWhatIsPending() {
    try (var world = new World()) {
      world.machine("m", World.machineOf(WAITING));
      Execution execution = world.start("m", "e", "{}");
      world.timeline.runUntil(World.START);

      world.stepFunctions.stopExecution(execution.arn(), null, null);
      world.stepFunctions.stopExecution(execution.arn(), "again", null);
      assertRefused(
          () -> world.stepFunctions.stopExecution(execution.arn(), "e".repeat(257), null),
          "ValidationException");
      world.timeline.runToEnd();

      assertThat(world.elapsed()).isZero();
      assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
      assertThat(execution.error()).isEmpty();
      assertThat(World.types(execution))
          .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
    }
  }

  @Test
  void anExecutionThatIsStoppedAtOnceEntersNoState() {
    try (var world = new World()) {
      world.machine("m", World.machineOf(WAITING));
      Execution execution = world.start("m", "e", "{}");

      world.stepFunctions.stopExecution(execution.arn(), null, null);
      world.timeline.runToEnd();

      assertThat(World.types(execution)).containsExactly("ExecutionStarted", "ExecutionAborted");
    }
  }

  @Test
  void theTimeoutOfAStateMachineCannotBeCaught() {
    try (var world = new World()) {
      world.function(
          "f",
          _ -> {
            world.timeline.sleep(Duration.ofSeconds(40));
            return 1;
          });
      world.machine(
          "m",
          "{'QueryLanguage': 'JSONata', 'TimeoutSeconds': 30, 'StartAt': 'A', 'States': {"
              + World.task(
                  "A", "f", "'End': true, 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}]")
              + ", 'Z': {'Type': 'Succeed'}}}");
      Execution execution = world.start("m", "e", "{}");
      world.timeline.runToEnd();

      assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
      assertThat(execution.stopDate()).contains(World.START.plusSeconds(30));
      assertThat(World.types(execution)).endsWith("TaskStarted", "ExecutionTimedOut");
    }
  }

  @Test
  void callsFurtherServices() {
    var resource =
        new TaskResource("arn:aws:states:::sqs:sendMessage", Set.of("MessageBody"), Set.of());
    var integration =
        new ServiceIntegration() {
          @Override
          public TaskResource resource() {
            return resource;
          }

          @Override
          public Call start(ObjectValue arguments, Execution caller, Reply reply) {
            reply.succeeded(Map.of("MessageId", 1, "Body", arguments.get("MessageBody")));
            return _ -> {};
          }
        };
    try (var world =
        new World(StepFunctionsOptions.defaults().withIntegrations(List.of(integration)))) {
      Execution execution =
          world.play(
              """
              'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'End': true,
                'TimeoutSeconds': 9, 'Arguments': {'MessageBody': [1]},
                'Output': '{% $states.result.Body %}'}\
              """,
              "{}");

      assertThat(execution.output()).contains("[1]");
    }
  }

  @Test
  void aMachineIsCreatedOnce() {
    try (var world = new World()) {
      var machine = world.machine("m", World.machineOf(WAITING));

      assertThat(world.machine("m", World.machineOf(WAITING))).isSameAs(machine);
      assertRefused(
          () -> world.machine("m", World.machineOf("'A': {'Type': 'Succeed'}")),
          "StateMachineAlreadyExists");
      assertThatThrownBy(() -> world.machine("n", "{}"))
          .isInstanceOf(InvalidDefinitionException.class);
      assertRefused(() -> world.start("n", "e", "{}"), "StateMachineDoesNotExist");
      assertRefused(() -> world.start("m", "e", "{"), "InvalidExecutionInput");
      assertRefused(() -> world.stepFunctions.describeExecution("x"), "ExecutionDoesNotExist");
    }
  }

  @Test
  void executionsThatStartEachOtherDoNotNestOnTheStack() {
    try (var world = new World()) {
      world.machine(
          "m",
          World.machineOf(
              """
              'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::states:startExecution.sync:2',
                'TimeoutSeconds': 60, 'End': true, 'Arguments': {
                  'StateMachineArn': '{% $states.context.StateMachine.Id %}'}}\
              """));
      world.start("m", "e", "{}");

      world.timeline.runUntil(() -> world.statusChanges.size() == 20_000);

      assertThat(world.stepFunctions.listExecutions(World.PREFIX + "m")).hasSize(20_000);
    }
  }

  @Test
  void runsOnTheWallClockToo() {
    try (var timeline = new RealTimeline()) {
      var stepFunctions =
          new StepFunctions(
              timeline,
              new SplittableRandom(1),
              _ -> Optional.empty(),
              StepFunctionsOptions.defaults());
      String arn = World.PREFIX + "m";
      stepFunctions.createStateMachine(
          arn,
          World.machineOf("'A': {'Type': 'Wait', 'Seconds': 0, 'End': true}").replace('\'', '"'));

      Execution execution = stepFunctions.startExecution(arn, "e", "{}");

      assertThat(timeline.runUntil(execution::isClosed)).isTrue();
      assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
  }

  private static void assertRefused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StepFunctionsException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
