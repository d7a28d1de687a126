package airstep.embedded.stack;

import airstep.asl.definition.StateMachine;
import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions of flows, loaded once for any number of stages.
 *
 * @param byArn the state machines by ARN
 */
public record LoadedMachines(List<Flow> flows, Map<String, StateMachine> byArn) {

  public LoadedMachines {
    flows = List.copyOf(flows);
    byArn = Map.copyOf(byArn);
  }

  /** Loads the definitions of these flows. */
  public static LoadedMachines of(List<Flow> flows) {
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    Map<String, StateMachine> byArn = new LinkedHashMap<>();
    byArn.put(Deployment.stateMachine("sync"), StateMachine.load(definitions.sync()));
    byArn.put(Deployment.stateMachine("run"), StateMachine.load(definitions.run()));
    for (Flow flow : flows) {
      byArn.put(Deployment.stateMachine(flow.name()), StateMachine.load(definitions.flow(flow)));
    }
    return new LoadedMachines(flows, byArn);
  }
}
