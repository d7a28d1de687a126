package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.Deployment;
import airstep.statemachine.FlowStart;
import java.util.List;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** What starts the flows of a stage, and the queue for failed starts. */
final class Triggers extends Construct {

  /** The name of the queue for failed starts. */
  static final String MISSED = "missed-starts";

  private final IQueue missedStarts;

  record Props(Stage stage, List<Flow> flows, Machines machines) {}

  Triggers(Construct scope, String id, Props props) {
    super(scope, id);
    Stage stage = props.stage();
    Deployment deployment = Machines.deployment(Arns.of(this, stage));
    missedStarts =
        new DeadLetters(this, "MissedStarts", new DeadLetters.Props(stage, MISSED)).queue();
    String group = stage.named("flows");
    if (props.flows().stream()
        .flatMap(flow -> FlowStart.of(flow, deployment).stream())
        .anyMatch(FlowTriggers::onScheduler)) {
      group = CfnScheduleGroup.Builder.create(this, "Group").name(group).build().getRef();
    }
    for (Flow flow : props.flows()) {
      List<FlowStart> starts = FlowStart.of(flow, deployment);
      if (!starts.isEmpty()) {
        String machine = props.machines().flow(flow.name()).getStateMachineArn();
        String missed = missedStarts.getQueueArn();
        var _ =
            new FlowTriggers(
                this,
                FlowId.of(flow),
                new FlowTriggers.Props(stage, flow, starts, machine, missed, group));
      }
    }
  }

  IQueue missedStarts() {
    return missedStarts;
  }
}
