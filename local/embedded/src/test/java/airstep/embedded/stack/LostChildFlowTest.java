package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.StepFunctionsOptions.TimedOutChild;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executions that end without an outcome are neither successes nor duplicates. */
class LostChildFlowTest {

  private static final String ALL = "connections: all-active\ntimeout: 30m\npoll: 30s\n";
  private static final UnaryOperator<String> AS_IT_IS = UnaryOperator.identity();

  @ParameterizedTest
  @EnumSource
  void aSyncThatTimesOutAsAnExecutionIsUnknown(TimedOutChild seen) {
    try (FlowWorld world = begin(seen)) {
      Execution flow = world.beginMutant(AS_IT_IS, AS_IT_IS, sync -> withDeadline(sync, 600));
      JsonObject failed = onlyC2Failed(world, flow);
      assertThat(failed.needText("outcome")).isEqualTo("UNKNOWN");
      assertThat(failed.needText("reason"))
          .startsWith("the execution of this sync ended without an outcome: TIMED_OUT");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSyncThatCrashesIsUnknown(TimedOutChild seen) {
    try (FlowWorld world = begin(seen)) {
      Execution flow =
          world.beginMutant(
              AS_IT_IS,
              AS_IT_IS,
              sync ->
                  sync.replace("{% $exists($sync.skip) %}", "{% $sync.name = 'C2' ? 7 : false %}"));
      JsonObject failed = onlyC2Failed(world, flow);
      assertThat(failed.needText("outcome")).isEqualTo("UNKNOWN");
      assertThat(failed.needText("reason"))
          .startsWith(
              "the execution of this sync ended without an outcome: FAILED"
                  + " States.QueryEvaluationError");
    }
  }

  @Test
  void aSyncStoppedByAUserIsCancelled() {
    try (FlowWorld world = begin(TimedOutChild.TASK_FAILED)) {
      Execution flow = world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(200));
      Execution running =
          world.executions("sync").stream()
              .filter(sync -> !sync.isClosed())
              .findFirst()
              .orElseThrow();
      world.stage.stepFunctions().stopExecution(running.arn(), "stopped", "by somebody");
      JsonObject failed = onlyC2Failed(world, flow);
      assertThat(failed.needText("outcome")).isEqualTo("CANCELLED");
      assertThat(failed.needText("reason")).isEqualTo("the execution of this sync was stopped");
    }
  }

  @Test
  void aSyncWhoseExecutionNameIsTakenIsUnknown() {
    try (FlowWorld world = begin(TimedOutChild.TASK_FAILED)) {
      // All children get the name that the first one takes.
      Execution flow =
          world.beginMutant(
              AS_IT_IS, run -> run.replace(" & '/' & $states.input.connectionId", ""), AS_IT_IS);
      world.timeline.runUntil(flow::isClosed);
      List<JsonObject> failed = Causes.failed(flow.cause().orElseThrow());
      assertThat(failed).hasSize(2);
      assertThat(failed.getFirst().needText("reason"))
          .contains("StepFunctions.ExecutionAlreadyExistsException");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatTimesOutFailsTheFlow(TimedOutChild seen) {
    try (FlowWorld world = begin(seen)) {
      Execution flow = world.beginMutant(AS_IT_IS, run -> withDeadline(run, 300), AS_IT_IS);
      world.timeline.runUntil(flow::isClosed);
      assertThat(flow.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(flow.error()).isPresent();
      assertThat(flow.cause().orElseThrow())
          .startsWith("the run ended TIMED_OUT without a cause: arn:aws:states:");
    }
  }

  @Test
  void aRunStoppedByAUserFailsTheFlow() {
    try (FlowWorld world = begin(TimedOutChild.TASK_FAILED)) {
      Execution flow = world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(200));
      world.stage.stepFunctions().stopExecution(world.only("run").arn(), null, null);
      RunReport report = world.finish(flow);
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.reason().orElseThrow()).startsWith("the run ended ABORTED");
    }
  }

  @Test
  void aRunThatExceedsItsTasksTimeoutFailsTheFlow() {
    try (FlowWorld world = begin(TimedOutChild.TASK_FAILED)) {
      Execution flow =
          world.beginMutant(
              definition ->
                  definition.replaceAll(
                      "(\"TimeoutSeconds\" : )\\d+(,\\s+\"Output\")", "$1" + 400 + "$2"),
              AS_IT_IS,
              AS_IT_IS);
      world.timeline.runUntil(flow::isClosed);
      assertThat(flow.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(flow.error()).hasValue("States.Timeout");
      assertThat(flow.cause()).hasValue("no cause was given");
    }
  }

  /** C1 and C3 take two minutes, C2 would run forever. */
  private static FlowWorld begin(TimedOutChild seen) {
    World world =
        AllActiveFlowTest.connections(3)
            .withScript("C2", Script.of(JobPlan.neverEnds()))
            .otherwise(Script.of(JobPlan.succeeds(Duration.ofMinutes(2), 1, 1)));
    return FlowWorld.Choice.of("all", ALL).airbyte(world).seen(seen).begin();
  }

  /** The others went on, the run failed, and one message reported it. */
  private static JsonObject onlyC2Failed(FlowWorld world, Execution flow) {
    world.timeline.runUntil(flow::isClosed);
    assertThat(flow.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(flow.error()).hasValue("RunFailed");
    assertThat(world.airbyte.jobs().stream().filter(job -> succeeded(world, job))).hasSize(2);
    assertThat(world.slack.messages()).hasSize(1);
    List<JsonObject> failed = Causes.failed(flow.cause().orElseThrow());
    assertThat(failed).hasSize(1);
    assertThat(failed.getFirst().needText("connectionId"))
        .isEqualTo(AllActiveFlowTest.id(2).toString());
    return failed.getFirst();
  }

  private static boolean succeeded(FlowWorld world, EmbeddedJob job) {
    return job.at(world.timeline.instant()).status().name().equals("SUCCEEDED");
  }

  private static String withDeadline(String definition, long seconds) {
    return definition.replaceFirst("\"TimeoutSeconds\" : \\d+", "\"TimeoutSeconds\" : " + seconds);
  }
}
