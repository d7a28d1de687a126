package airstep.embedded.stack;

import airstep.asl.StepFunctions;
import airstep.embedded.eventbridge.EmbeddedEventBridge;
import airstep.flows.Flow;
import airstep.statemachine.Deployment;
import airstep.statemachine.EventRule;
import airstep.statemachine.FlowStart;
import java.util.List;
import java.util.function.UnaryOperator;

/** Creates the rules that a deployment has: those of the safety net, and triggers. */
final class StageRules {

  private StageRules() {}

  static void make(
      List<Flow> flows,
      EmbeddedEventBridge bus,
      StepFunctions stepFunctions,
      EmbeddedEventBridge.Target notifyStopped,
      UnaryOperator<EmbeddedEventBridge.Target> cleaningUp) {
    Deployment deployment = Deployment.standIn();
    make(bus, "alert", EventRule.alert(deployment), notifyStopped);
    make(
        bus,
        "clean-up",
        EventRule.cleanUp(deployment),
        cleaningUp.apply(starting(stepFunctions, deployment.sync())));
    for (Flow flow : flows) {
      if (flow.switchedOn()) {
        String machine = deployment.flow().apply(flow.name());
        EmbeddedEventBridge.Target target = starting(stepFunctions, machine);
        for (FlowStart start : FlowStart.of(flow, deployment)) {
          if (start instanceof FlowStart.OnEvent on && on.rule().onDefaultBus()) {
            make(bus, flow.name() + "." + on.name(), on.rule(), target);
          }
        }
      }
    }
  }

  private static void make(
      EmbeddedEventBridge bus, String name, EventRule rule, EmbeddedEventBridge.Target target) {
    bus.rule(name, rule.pattern(), rule.input(), target);
  }

  private static EmbeddedEventBridge.Target starting(StepFunctions stepFunctions, String machine) {
    return input -> stepFunctions.startExecution(machine, null, input);
  }
}
