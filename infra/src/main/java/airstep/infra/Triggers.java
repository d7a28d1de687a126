package airstep.infra;

import airstep.flows.Flow;
import java.util.List;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** What starts the flows of a stage, and the queue of the starts that failed. */
final class Triggers extends Construct {

  /** The queue of the starts that failed. */
  static final String MISSED = "missed-starts";

  private final IQueue missedStarts;

  /** What is to be started. */
  record Props(Stage stage, List<Flow> flows, Machines machines) {}

  Triggers(Construct scope, String id, Props props) {
    super(scope, id);
    Stage stage = props.stage();
    missedStarts =
        new DeadLetters(this, "MissedStarts", new DeadLetters.Props(stage, MISSED)).queue();
    String group = stage.named("flows");
    if (props.flows().stream().anyMatch(FlowTriggers::onScheduler)) {
      group = CfnScheduleGroup.Builder.create(this, "Group").name(group).build().getRef();
    }
    for (Flow flow : props.flows()) {
      if (flow.triggered()) {
        String machine = props.machines().flow(flow.name()).getStateMachineArn();
        var _ =
            new FlowTriggers(
                this,
                FlowId.of(flow),
                new FlowTriggers.Props(stage, flow, machine, missedStarts.getQueueArn(), group));
      }
    }
  }

  IQueue missedStarts() {
    return missedStarts;
  }
}
