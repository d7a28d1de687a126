package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.DAILY;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.AwsService;
import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.StepFunctionsOptions;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.vocabulary.StartedBy;
import airstep.vocabulary.json.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The state machines of {@code docs/elsewhere} that start a flow and wait for its end. */
class ParentMachineTest {

  private static final ExampleFile PARENT = new ExampleFile("step-functions/parent.asl.json");
  private static final ExampleFile WITH_DBT = new ExampleFile("dbt/sync-then-dbt.asl.json");
  private static final String MACHINE = Deployment.stateMachine("nightly");
  private static final String AT_SEVEN = "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}";
  private static final JobPlan SUCCEEDS = JobPlan.succeeds(Duration.ofMinutes(10), 12, 3400);
  private static final JobPlan FAILS = JobPlan.fails(Duration.ofMinutes(1));

  private final CodeBuild codeBuild = new CodeBuild();

  @Test
  void continuesAfterASuccessWithTheOutputOfTheFlow() {
    try (FlowWorld world = world(SUCCEEDS)) {
      Execution parent = run(world, AT_SEVEN);

      assertThat(visited(parent)).containsExactly("Sync", "Synced?", "Continue");
      JsonObject output = Json.readObject(parent.output().orElseThrow());
      assertThat(output.needText("status")).isEqualTo("SUCCEEDED");
      assertThat(output.needText("scheduledTime")).isEqualTo("2026-11-22T07:00:00Z");
      assertThat(world.only("daily").name()).isEqualTo(parent.name());
      assertThat(world.only("run").name()).isEqualTo("daily_at_20261122T0700Z");
      assertThat(Recording.input(world.only("daily")).text(StartedBy.KEY)).hasValue(parent.arn());
    }
  }

  @Test
  void withoutAScheduledTimeItsOwnStartIsTheScheduledTime() {
    try (FlowWorld world = world(SUCCEEDS)) {
      assertThat(run(world, "{}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(world.only("run").name()).isEqualTo("daily_at_20261122T0700Z");
    }
  }

  @Test
  void failsWithTheErrorAndTheCauseOfTheRun() {
    try (FlowWorld world = world(FAILS)) {
      Execution parent = run(world, AT_SEVEN);

      assertThat(visited(parent)).containsExactly("Sync", "Why Failed?", "Not Synced");
      assertThat(parent.error()).hasValue("RunFailed");
      assertThat(parent.cause()).isEqualTo(world.only("daily").cause());
      JsonObject connection = Causes.failed(parent.cause().orElseThrow()).getFirst();
      assertThat(connection.needText("name")).isEqualTo("Connection 1");
      assertThat(connection.needText("outcome")).isEqualTo("FAILED");
    }
  }

  @Test
  void aStoppedFlowIsAFailure() {
    try (FlowWorld world = world(SUCCEEDS)) {
      Execution parent = start(world, AT_SEVEN);
      world.timeline.runUntil(FlowWorld.SEVEN.plusSeconds(60));
      world.stage.stepFunctions().stopExecution(world.only("daily").arn(), null, null);
      world.timeline.runUntil(parent::isClosed);

      assertThat(parent.error()).hasValue("States.TaskFailed");
      assertThat(parent.cause().orElseThrow()).contains("\"Status\":\"ABORTED\"");
      world.timeline.runUntil(FlowWorld.SEVEN.plusSeconds(3600));
      assertThat(world.slack.messages())
          .as("the parent sends no alert")
          .singleElement()
          .satisfies(message -> assertThat(message.toString()).contains("daily"));
    }
  }

  @Test
  void doesNotContinueASecondTimeForTheSameScheduledTime() {
    for (JobPlan plan : List.of(SUCCEEDS, FAILS)) {
      try (FlowWorld world = world(plan)) {
        Execution first = start(world, AT_SEVEN);
        Execution second = run(world, AT_SEVEN);
        world.timeline.runUntil(first::isClosed);

        assertThat(visited(second)).containsExactly("Sync", "Synced?", "Started Before");
        assertThat(world.airbyte.jobs()).hasSize(1);
      }
    }
  }

  @Test
  void doesNotContinueIfNothingWasSynced() {
    try (FlowWorld world = begun(EndedRuns.switchedOff("daily"), UnaryOperator.identity())) {
      Execution parent = run(world, AT_SEVEN);

      assertThat(visited(parent)).containsExactly("Sync", "Synced?", "Nothing To Sync");
    }
  }

  @Test
  void aRetryAfterALostAnswerWaitsForTheSameExecution() {
    try (FlowWorld world =
        begun(
            choice(SUCCEEDS),
            options ->
                options.withStarting(
                    service ->
                        new LostStart(
                            service,
                            "daily",
                            AwsService.STEP_FUNCTIONS.refuses(500, "InternalError", "lost"))))) {
      Execution parent = run(world, AT_SEVEN);

      assertThat(visited(parent)).containsExactly("Sync", "Synced?", "Continue");
      assertThat(world.executions("daily")).hasSize(1);
    }
  }

  @Test
  void thePageShowsWhatAParentReceives() {
    List<String> shown = new Page("step-functions").blocks("json");
    try (FlowWorld world =
        pageWorld(JobPlan.succeeds(Duration.ofSeconds(270), 18_240, 9_651_200))) {
      assertShown(shown.get(1), run(world, AT_SEVEN).output().orElseThrow());
    }
    try (FlowWorld world = pageWorld(FAILS)) {
      assertShown(shown.get(2), run(world, AT_SEVEN).cause().orElseThrow());
    }
  }

  @Test
  void dbtRunsOnlyAfterASuccess() {
    assertThat(parentOf(WITH_DBT)).isEqualTo(parentOf(PARENT));
    try (FlowWorld world = dbt(SUCCEEDS)) {
      assertThat(run(world, AT_SEVEN).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(run(world, AT_SEVEN).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(codeBuild.started())
          .singleElement()
          .asString()
          .contains("\"ProjectName\":\"dbt-nightly\"", "\"Value\":\"2026-11-22T07:00:00Z\"");
    }
    codeBuild.started().clear();
    try (FlowWorld world = dbt(FAILS)) {
      assertThat(run(world, AT_SEVEN).error()).hasValue("RunFailed");
      assertThat(codeBuild.started()).isEmpty();
    }
  }

  @Test
  void itsRoleMayDoWhatTheTaskNeedsForThisFlowOnly() {
    JsonNode sync = Rendered.read(PARENT.text()).at("/States/Sync/Arguments/StateMachineArn");
    String machine = sync.asText();
    JsonNode policy =
        Rendered.read(new ExampleFile("step-functions/parent-policy.json").text()).get("Statement");

    assertThat(policy.findValuesAsText("Resource"))
        .containsExactly(
            machine,
            machine.replace(":stateMachine:", ":execution:") + ":*",
            "arn:aws:events:eu-central-1:123456789012:rule/"
                + "StepFunctionsGetEventsForStepFunctionsExecutionRule");
    assertThat(policy.findValues("Action").toString())
        .isEqualTo(
            "[\"states:StartExecution\","
                + " [\"states:DescribeExecution\",\"states:StopExecution\"],"
                + " [\"events:PutTargets\",\"events:PutRule\",\"events:DescribeRule\"]]");
  }

  private static FlowWorld.Choice choice(JobPlan plan) {
    return FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(plan));
  }

  private static FlowWorld world(JobPlan plan) {
    return begun(choice(plan), UnaryOperator.identity());
  }

  private static FlowWorld begun(
      FlowWorld.Choice choice, UnaryOperator<StepFunctionsOptions> options) {
    FlowWorld world = choice.begin(options);
    var _ = world.stage.stepFunctions().createStateMachine(MACHINE, PARENT.with("daily"));
    return world;
  }

  private static FlowWorld pageWorld(JobPlan plan) {
    String flow = "hubspot-airbyte-daily";
    FlowWorld world = FlowWorld.Choice.of(flow, DAILY).jobs(Script.of(plan)).begin();
    var _ = world.stage.stepFunctions().createStateMachine(MACHINE, PARENT.with(flow));
    return world;
  }

  private static void assertShown(String block, String actual) {
    assertThat(Rendered.read(block)).isEqualTo(Rendered.read(Page.asOnAws(actual)));
  }

  private FlowWorld dbt(JobPlan plan) {
    FlowWorld world = choice(plan).begin(it -> it.withIntegrations(List.of(codeBuild)));
    var _ = world.stage.stepFunctions().createStateMachine(MACHINE, WITH_DBT.with("daily"));
    return world;
  }

  private static Execution start(FlowWorld world, String input) {
    return world.stage.stepFunctions().startExecution(MACHINE, null, input);
  }

  private static Execution run(FlowWorld world, String input) {
    Execution parent = start(world, input);
    world.timeline.runUntil(parent::isClosed);
    return parent;
  }

  private static List<String> visited(Execution execution) {
    return execution.history().stream()
        .map(event -> Json.readObject(event.toJson()))
        .flatMap(event -> event.object("stateEnteredEventDetails").stream())
        .map(entered -> entered.needText("name"))
        .toList();
  }

  /** The definition without what follows the sync, and without comments. */
  private static JsonNode parentOf(ExampleFile example) {
    ObjectNode definition = (ObjectNode) Rendered.read(example.text());
    definition.remove("Comment");
    ((ObjectNode) definition.get("States")).remove(List.of("Continue", "Transform"));
    ((ObjectNode) definition.at("/States/Synced?/Choices/0")).remove("Next");
    return definition;
  }
}
