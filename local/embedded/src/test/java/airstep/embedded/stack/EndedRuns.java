package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.DAILY;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.json.Json;
import java.time.Duration;
import java.util.List;

/**
 * Runs of one flow that ended in different ways, as the stage reports them.
 *
 * @param events what it published, as JSON
 * @param mails what the alarm topic received
 */
record EndedRuns(List<String> events, List<String> mails) {

  static final String FLOW = "hubspot-airbyte-daily";
  private static final JobPlan SUCCEEDS =
      JobPlan.succeeds(Duration.ofSeconds(270), 18_240, 9_651_200);

  static EndedRuns succeeded() {
    try (FlowWorld world = choice(FLOW, SUCCEEDS).begin()) {
      world.run();
      return of(world);
    }
  }

  static EndedRuns succeededOfAnotherFlow() {
    try (FlowWorld world = choice("another", SUCCEEDS).begin()) {
      world.run();
      return of(world);
    }
  }

  /** A run of some connections. */
  static EndedRuns partial() {
    try (FlowWorld world = choice(FLOW, SUCCEEDS).begin()) {
      String one = "{\"connections\":[\"00000000-0000-4000-8000-000000000001\"]}";
      world.finish(world.stage.start(world.flow(), one));
      return of(world);
    }
  }

  static EndedRuns skipped() {
    try (FlowWorld world = switchedOff(FLOW).begin()) {
      world.run();
      return of(world);
    }
  }

  /** A flow whose only connection is switched off in Airbyte. */
  static FlowWorld.Choice switchedOff(String flow) {
    World airbyte = World.empty(1);
    EmbeddedConnection off =
        EmbeddedConnection.of(AllActiveFlowTest.id(1), airbyte.workspaces().getFirst().id(), "Off")
            .with(EmbeddedConnectionStatus.INACTIVE);
    return FlowWorld.Choice.of(flow, DAILY).airbyte(airbyte.withConnection(off));
  }

  /** A failed run whose alert Slack did not accept. */
  static EndedRuns failed() {
    try (FlowWorld world = choice(FLOW, JobPlan.fails(Duration.ofMinutes(1))).begin()) {
      world.slackFaults.always("POST", Faults.UNAVAILABLE);
      world.run();
      return of(world);
    }
  }

  /** A run that a person stopped. */
  static EndedRuns stopped() {
    try (FlowWorld world = choice(FLOW, SUCCEEDS).begin()) {
      Execution flow = world.begin();
      world.timeline.runUntil(FlowWorld.SEVEN.plusSeconds(60));
      world.stage.stepFunctions().stopExecution(flow.arn(), null, null);
      world.timeline.runToEnd();
      return of(world);
    }
  }

  private static FlowWorld.Choice choice(String flow, JobPlan plan) {
    return FlowWorld.Choice.of(flow, DAILY).jobs(Script.of(plan));
  }

  private static EndedRuns of(FlowWorld world) {
    return new EndedRuns(
        world.published.stream().map(event -> Json.write(event.fields())).toList(),
        world.stage.mails());
  }
}
