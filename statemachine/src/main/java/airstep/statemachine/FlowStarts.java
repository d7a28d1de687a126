package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Cron;
import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.Schedule;
import airstep.flows.Trigger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns the triggers of a flow into rules and schedules. */
public final class FlowStarts {
  private FlowStarts() {}

  /** Returns everything that starts the flow. */
  public static List<FlowStart> of(Flow flow, Deployment deployment) {
    return flow.triggers().stream().flatMap(trigger -> of(trigger, deployment)).toList();
  }

  private static Stream<FlowStart> of(Trigger trigger, Deployment deployment) {
    return switch (trigger) {
      case Schedule schedule -> times(schedule);
      case EventPattern on ->
          Stream.of(
              new FlowStart.OnEvent("on", "an event on the bus " + on.bus(), EventRule.on(on)));
      case After after ->
          after.flows().stream()
              .map(
                  flow ->
                      new FlowStart.OnEvent(
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
                new FlowStart.AtTime(
                    "cron" + (i == 0 ? "" : i + 1),
                    when,
                    new Schedule(crons.get(i), schedule.zone())));
  }
}
