package airstep.embedded.stack;

import airstep.asl.StepFunctions;
import airstep.embedded.eventbridge.EmbeddedEventBridge;
import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.statemachine.Deployment;
import airstep.statemachine.EventRule;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rules of a stage on its bus, as its deployment makes them: the safety net, and triggers. */
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
        cleaningUp.apply(input -> start(stepFunctions, deployment.sync(), input)));
    for (Flow flow : flows) {
      if (flow.switchedOn()) {
        String machine = deployment.flow().apply(flow.name());
        EmbeddedEventBridge.Target target = input -> start(stepFunctions, machine, input);
        flow.after()
            .ifPresent(
                after ->
                    after
                        .flows()
                        .forEach(
                            upstream ->
                                make(
                                    bus,
                                    flow.name() + ".after." + upstream,
                                    EventRule.after(upstream, deployment),
                                    target)));
        flow.on()
            .filter(on -> on.bus().equals(EventPattern.DEFAULT_BUS))
            .ifPresent(on -> bus.rule(flow.name() + ".on", on.json(), EventRule.ON_INPUT, target));
      }
    }
  }

  private static void make(
      EmbeddedEventBridge bus, String name, EventRule rule, EmbeddedEventBridge.Target target) {
    bus.rule(name, rule.pattern().toString(), rule.input(), target);
  }

  private static void start(StepFunctions stepFunctions, String machine, String input) {
    var _ = stepFunctions.startExecution(machine, null, input);
  }
}
