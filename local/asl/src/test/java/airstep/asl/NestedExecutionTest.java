package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.StepFunctionsOptions.TimedOutChild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NestedExecutionTest {

  private static final StepFunctionsOptions DEFAULTS = StepFunctionsOptions.defaults();
  private static final String CHILD_ARN = "arn:aws:states:eu-west-1:123456789012:execution:child:c";

  @Test
  void aChildThatSucceedsAnswersWithItsDescription() {
    try (var world = new World()) {
      child(
          world,
          "",
          "'A': {'Type': 'Wait', 'Seconds': 5, 'Next': 'B'}, 'B': {'Type': 'Pass', 'Output': {'x':"
              + " 1}, 'End': true}");

      Execution parent = world.play(parent("'End': true"), "{'in': 1}");

      assertThat(parent.output())
          .contains(
              """
              {"ExecutionArn":"%s","Input":{"in":1},"InputDetails":{"Included":true},"Name":"c",\
              "Output":{"x":1},"OutputDetails":{"Included":true},"RedriveCount":0,\
              "RedriveStatus":"NOT_REDRIVABLE","RedriveStatusReason":"Execution is SUCCEEDED and cannot\
               be redriven","StartDate":1769860800000,\
              "StateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:child",\
              "Status":"SUCCEEDED","StopDate":1769860805000}\
              """
                  .formatted(CHILD_ARN));
      assertThat(World.types(parent))
          .containsExactly(
              "ExecutionStarted",
              "TaskStateEntered",
              "TaskScheduled",
              "TaskStarted",
              "TaskSubmitted",
              "TaskSucceeded",
              "TaskStateExited",
              "ExecutionSucceeded");
    }
  }

  @Test
  void aChildThatFailsIsATaskThatFailed() {
    try (var world = new World()) {
      child(world, "", "'A': {'Type': 'Fail', 'Error': 'Mine', 'Cause': 'why'}");

      Execution parent = world.play(parent("'End': true"), "{'in': 1}");

      assertThat(parent.error()).contains("States.TaskFailed");
      assertThat(parent.cause())
          .contains(
              """
              {"Cause":"why","Error":"Mine","ExecutionArn":"%s","Input":"{\\"in\\":1}",\
              "InputDetails":{"Included":true},"Name":"c","RedriveCount":0,"RedriveStatus":"REDRIVABLE",\
              "StartDate":1769860800000,\
              "StateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:child",\
              "Status":"FAILED","StopDate":1769860800000}\
              """
                  .formatted(CHILD_ARN));
    }
  }

  @ParameterizedTest
  @CsvSource({"TASK_FAILED, States.TaskFailed", "TIMEOUT, States.Timeout"})
  void aChildThatTimesOutIsReadInOneOfTwoWays(TimedOutChild seen, String error) {
    try (var world = new World(DEFAULTS.withTimedOutChild(seen))) {
      child(world, "'TimeoutSeconds': 10,", "'A': {'Type': 'Wait', 'Seconds': 50, 'End': true}");

      Execution parent = world.play(parent("'End': true"), "{}");

      assertThat(parent.error()).contains(error);
      assertThat(parent.cause().orElseThrow()).contains("\"Status\":\"TIMED_OUT\"");
      assertThat(world.elapsed()).hasSeconds(10);
      assertThat(childOf(world).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }
  }

  @Test
  void theTimeoutOfTheTaskStopsTheChild() {
    try (var world = new World(DEFAULTS.withChildrenStopWithParent(false))) {
      child(world, "", "'A': {'Type': 'Wait', 'Seconds': 500, 'End': true}");

      Execution parent = world.play(parent("'End': true"), "{}");

      assertThat(parent.error()).contains("States.Timeout");
      assertThat(World.types(parent)).contains("TaskTimedOut");
      assertThat(world.elapsed()).hasSeconds(100);
      assertThat(childOf(world).status()).isEqualTo(ExecutionStatus.ABORTED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stoppingTheParentStopsTheChildOrLeavesIt(boolean stopped) {
    try (var world = new World(DEFAULTS.withChildrenStopWithParent(stopped))) {
      child(world, "", "'A': {'Type': 'Wait', 'Seconds': 50, 'End': true}");
      world.machine("m", World.machineOf(parent("'End': true")));
      Execution parent = world.start("m", "e", "{}");
      world.timeline.runUntil(World.START.plusSeconds(5));

      world.stepFunctions.stopExecution(parent.arn(), "Stopped", "by hand");
      world.timeline.runToEnd();

      assertThat(parent.status()).isEqualTo(ExecutionStatus.ABORTED);
      assertThat(parent.error()).contains("Stopped");
      assertThat(parent.cause()).contains("by hand");
      assertThat(childOf(world).status())
          .isEqualTo(stopped ? ExecutionStatus.ABORTED : ExecutionStatus.SUCCEEDED);
    }
  }

  @Test
  void aNameThatIsTakenIsAnErrorThatCanBeCaught() {
    try (var world = new World()) {
      child(world, "", "'A': {'Type': 'Succeed'}");
      world.start("child", "c", "{}");
      String duplicate =
          "'Catch': [{'ErrorEquals': ['StepFunctions.ExecutionAlreadyExistsException'], 'Output':"
              + " 'twice', 'Next': 'Z'}]";

      Execution parent =
          world.play(parent("'End': true, " + duplicate) + ", 'Z': {'Type': 'Succeed'}", "{}");

      assertThat(parent.output()).contains("\"twice\"");
      assertThat(World.types(parent)).contains("TaskFailed").doesNotContain("TaskSubmitted");
    }
  }

  @Test
  void aChildThatRunsWithTheSameInputIsJoined() {
    try (var world = new World()) {
      child(world, "", "'A': {'Type': 'Wait', 'Seconds': 50, 'End': true}");
      world.start("child", "c", "{}");

      Execution parent = world.play(parent("'End': true"), "{}");

      assertThat(parent.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(world.stepFunctions.listExecutions(World.PREFIX + "child")).hasSize(1);
    }
  }

  @Test
  void anUnknownMachineIsAnError() {
    try (var world = new World()) {
      Execution parent = world.play(parent("'End': true"), "{}");

      assertThat(parent.error()).contains("StepFunctions.StateMachineDoesNotExistException");
    }
  }

  private static void child(World world, String fields, String states) {
    world.machine(
        "child",
        "{'QueryLanguage': 'JSONata', 'StartAt': 'A', %s 'States': {%s}}"
            .formatted(fields, states));
  }

  private static Execution childOf(World world) {
    return world.stepFunctions.describeExecution(CHILD_ARN);
  }

  private static String parent(String fields) {
    return """
    'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::states:startExecution.sync:2',
      'TimeoutSeconds': 100, 'Arguments': {'Name': 'c', 'Input': '{%% $states.input %%}',
        'StateMachineArn': 'arn:aws:states:eu-west-1:123456789012:stateMachine:child'}, %s}\
    """
        .formatted(fields);
  }
}
