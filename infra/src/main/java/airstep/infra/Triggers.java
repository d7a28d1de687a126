package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.FlowStart;
import airstep.statemachine.FlowStarts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** What starts the flows of a stage, and the queue for failed starts. */
final class Triggers extends Construct {

  /** The name of the queue for failed starts. */
  static final String MISSED = "missed-starts";

  private final IQueue missedStarts;

  Triggers(Construct scope, Stage stage, List<Flow> flows, Machines machines) {
    super(scope, "Triggers");
    missedStarts = Target.deadLetters(this, "MissedStarts", stage, MISSED);
    Map<Flow, List<FlowStart>> starts = new LinkedHashMap<>();
    flows.forEach(flow -> starts.put(flow, FlowStarts.of(flow, Machines.deployment(stage))));
    starts.values().removeIf(List::isEmpty);
    String name = stage.triggers().group();
    String group = CfnScheduleGroup.Builder.create(this, "Group").name(name).build().getRef();
    resumeRole(stage);
    for (Flow flow : starts.keySet()) {
      String machine = machines.flow(flow.name()).getStateMachineArn();
      new FlowTriggers(stage, flow, machine, missedStarts, group).create(this, starts.get(flow));
    }
  }

  /** The role of the schedules with which a command lets a pause end, in the same group. */
  private void resumeRole(Stage stage) {
    Role role =
        Allow.role(
            new Construct(this, "Resume"),
            List.of("scheduler.amazonaws.com"),
            List.of(
                Allow.on(stage.triggerRuleArns(), "events:EnableRule"),
                // A pause that could not end raises the alarm of failed starts.
                Allow.on(missedStarts.getQueueArn(), "sqs:SendMessage")));
    // A command that pauses a flow knows the role by its name.
    ((CfnRole) role.getNode().getDefaultChild())
        .setRoleName(stage.triggers().resumeRole(Aws.REGION));
  }

  IQueue missedStarts() {
    return missedStarts;
  }
}
