package airstep.embedded.stack;

import airstep.asl.StepFunctions;
import airstep.embedded.eventbridge.EmbeddedEventBridge;
import airstep.flows.After;
import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.statemachine.Deployment;
import airstep.statemachine.EventRule;
import java.util.List;
import java.util.Map;
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
        triggers(
            flow, bus, deployment, starting(stepFunctions, deployment.flow().apply(flow.name())));
      }
    }
  }

  private static void triggers(
      Flow flow,
      EmbeddedEventBridge bus,
      Deployment deployment,
      EmbeddedEventBridge.Target target) {
    for (String upstream : flow.after().map(After::flows).orElse(List.of())) {
      String name = flow.name() + ".after." + upstream;
      make(bus, name, EventRule.after(upstream, deployment), target);
    }
    flow.on()
        .filter(on -> on.bus().equals(EventPattern.DEFAULT_BUS))
        .ifPresent(
            on ->
                bus.rule(
                    flow.name() + ".on",
                    on.json(),
                    Map.of("eventId", "$.id", "time", "$.time"),
                    target));
  }

  private static void make(
      EmbeddedEventBridge bus, String name, EventRule rule, EmbeddedEventBridge.Target target) {
    bus.rule(name, rule.pattern().toString(), rule.input(), target);
  }

  private static EmbeddedEventBridge.Target starting(StepFunctions stepFunctions, String machine) {
    return input -> stepFunctions.startExecution(machine, null, input);
  }
}
