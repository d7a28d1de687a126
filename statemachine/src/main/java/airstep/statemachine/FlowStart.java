package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Cron;
import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.Schedule;
import airstep.flows.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One rule or schedule that starts a flow. A trigger can need several. */
public sealed interface FlowStart {

  /** Returns its name, unique within its flow. */
  String name();

  /** Returns the text that follows "Starts flow x: ". */
  String when();

  /** Returns the name of the bus of its rule; empty if EventBridge Scheduler starts the flow. */
  Optional<String> bus();

  /** A schedule whose cron has at most one restricted day field. Rules only know UTC. */
  record AtTime(String name, String when, Schedule schedule) implements FlowStart {
    @Override
    public Optional<String> bus() {
      return Optional.of(EventPattern.DEFAULT_BUS).filter(_ -> schedule.inUtc());
    }
  }

  record OnEvent(String name, String when, EventRule rule) implements FlowStart {
    @Override
    public Optional<String> bus() {
      return rule.bus().or(() -> Optional.of(EventPattern.DEFAULT_BUS));
    }
  }

  /** Returns everything that starts the flow. */
  static List<FlowStart> of(Flow flow, Deployment deployment) {
    return flow.triggers().stream().flatMap(trigger -> of(trigger, deployment)).toList();
  }

  private static Stream<FlowStart> of(Trigger trigger, Deployment deployment) {
    return switch (trigger) {
      case Schedule schedule -> times(schedule);
      case EventPattern on ->
          Stream.of(new OnEvent("on", "an event on the bus " + on.bus(), EventRule.on(on)));
      case After after ->
          after.flows().stream()
              .map(
                  flow ->
                      new OnEvent(
                          "after." + flow,
                          "flow " + flow + " has succeeded",
                          EventRule.after(flow, deployment)));
    };
  }

  private static Stream<FlowStart> times(Schedule schedule) {
    String when = schedule.cron().expression() + " " + schedule.zone();
    List<Cron> crons = schedule.cron().alternatives();
    return IntStream.range(0, crons.size())
        .mapToObj(
            i ->
                new AtTime(
                    "cron" + (i == 0 ? "" : i + 1),
                    when,
                    new Schedule(crons.get(i), schedule.zone())));
  }
}
