package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static airstep.embedded.stack.OneSyncTest.DAILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.definition.InvalidDefinitionException;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** EventBridge delivers at least once, so a flow may be started twice. Its run starts once. */
class DuplicateFlowTest {

  private static final String ALREADY_EXISTS = "StepFunctions.ExecutionAlreadyExistsException";
  private static final JobPlan TEN_MINUTES = JobPlan.succeeds(Duration.ofMinutes(10), 1, 1);

  @Test
  void aSecondStartWhileTheFirstRunsDoesNothing() {
    try (FlowWorld world = OneSyncTest.daily(TEN_MINUTES)) {
      Execution first = world.begin();
      Execution second = world.begin();
      world.timeline.runToEnd();
      assertThat(report(world, first).status()).isEqualTo("SUCCEEDED");
      assertDuplicate(world, second);
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void aSecondStartAfterTheFirstHasEndedDoesNothing() {
    for (JobPlan plan : List.of(TEN_MINUTES, JobPlan.fails(Duration.ofMinutes(1)))) {
      try (FlowWorld world = OneSyncTest.daily(plan)) {
        world.run();
        int messages = world.slack.messages().size();
        world.timeline.runUntil(SEVEN.plus(Duration.ofHours(5)));
        Execution second = world.stage.startScheduled(world.flow(), SEVEN);
        world.timeline.runUntil(second::isClosed);
        assertDuplicate(world, second);
        assertThat(world.airbyte.jobs()).hasSize(1);
        assertThat(world.slack.messages()).hasSize(messages);
      }
    }
  }

  @Test
  void theNextScheduledTimeIsNotADuplicate() {
    try (FlowWorld world = OneSyncTest.daily(TEN_MINUTES)) {
      world.run();
      world.timeline.runUntil(SEVEN.plus(Duration.ofDays(1)));
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.airbyte.jobs()).hasSize(2);
    }
  }

  @Test
  void aFailedRunIsNotADuplicate() {
    assertFailureIsAFailure(UnaryOperator.identity());
  }

  @Test
  void detectsADefinitionThatMistakesFailuresForDuplicates() {
    List<UnaryOperator<String>> mutants =
        List.of(
            flow -> flow.replace(ALREADY_EXISTS, "States.TaskFailed"),
            flow -> {
              int all = flow.indexOf("\"ErrorEquals\" : [ \"States.ALL\" ]");
              return flow.substring(0, all)
                  + flow.substring(all).replaceFirst("Flow Failed", "Duplicate");
            });
    for (UnaryOperator<String> mutant : mutants) {
      assertThatThrownBy(() -> assertFailureIsAFailure(mutant))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("SUCCEEDED");
    }
  }

  /**
   * The previous attempt may have started the run, and no other execution would report its outcome.
   */
  @Test
  void aStartRefusedAfterARetryIsNotADuplicate() {
    try (FlowWorld world = OneSyncTest.daily(TEN_MINUTES)) {
      UnaryOperator<String> refusedAgain =
          flow ->
              flow.replace(
                  "\"StepFunctions.SdkClientException\"",
                  "\"StepFunctions.SdkClientException\", \"" + ALREADY_EXISTS + "\"");
      Instant time = world.timeline.instant();
      Execution first =
          world.beginMutant(refusedAgain, UnaryOperator.identity(), UnaryOperator.identity());
      world.timeline.runUntil(first::isClosed);
      Execution second = world.startAt(first.stateMachineArn(), time);
      world.timeline.runUntil(second::isClosed);
      assertThat(first.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(second.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(second.error()).hasValue(ALREADY_EXISTS);
      assertThat(second.cause().orElseThrow()).contains("its own execution shows the result");
    }
  }

  @Test
  void aStatesAllCatcherBeforeTheDuplicateDoesNotLoad() {
    assertThatThrownBy(
            () -> assertFailureIsAFailure(flow -> flow.replace(ALREADY_EXISTS, "States.ALL")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("States.ALL must stand alone and come last");
  }

  private static void assertFailureIsAFailure(UnaryOperator<String> flowMutation) {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY)
            .jobs(Script.of(JobPlan.fails(Duration.ofMinutes(1))))
            .begin()) {
      Execution flow =
          world.beginMutant(flowMutation, UnaryOperator.identity(), UnaryOperator.identity());
      world.timeline.runUntil(flow::isClosed);
      assertThat(flow.status()).isEqualTo(ExecutionStatus.FAILED);
    }
  }

  private static RunReport report(FlowWorld world, Execution execution) {
    return RunReport.of("daily", execution, world.recording);
  }

  private static void assertDuplicate(FlowWorld world, Execution second) {
    RunReport report = report(world, second);
    assertThat(report.status()).isEqualTo("DUPLICATE");
    assertThat(report.reason()).hasValue("this run had been started before; nothing was done");
    assertThat(report.connections()).isEmpty();
    assertThat(world.recording.startedBy(second)).isEmpty();
  }
}
