package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.FlowStart;
import airstep.statemachine.FlowStarts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    String group = stage.named("flows");
    if (starts.values().stream().flatMap(List::stream).anyMatch(FlowTriggers::onScheduler)) {
      group = CfnScheduleGroup.Builder.create(this, "Group").name(group).build().getRef();
    }
    for (Flow flow : starts.keySet()) {
      String machine = machines.flow(flow.name()).getStateMachineArn();
      new FlowTriggers(stage, flow, machine, missedStarts, group).create(this, starts.get(flow));
    }
  }

  IQueue missedStarts() {
    return missedStarts;
  }
}
