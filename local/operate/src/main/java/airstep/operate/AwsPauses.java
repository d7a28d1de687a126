package airstep.operate;

import airstep.flows.Flow;
import airstep.operate.TriggerState.State;
import airstep.statemachine.Deployment;
import airstep.statemachine.FlowStart;
import airstep.statemachine.FlowStarts;
import airstep.statemachine.TriggerNames;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * The pauses of a stage on AWS. A pause disables each rule of the flow and delays or disables each
 * schedule. AWS keeps its reason and its end, so any machine can read them.
 */
public final class AwsPauses implements Pauses {

  private final PausedRules rules;
  private final PausedSchedules schedules;

  /**
   * Creates the pauses of a stage.
   *
   * @param stage the name of the stage
   */
  public AwsPauses(
      String stage,
      Supplier<EventBridgeClient> events,
      Supplier<SchedulerClient> scheduler,
      Clock clock) {
    TriggerNames names = new TriggerNames(stage);
    this.rules = new PausedRules(events, new Resumption(scheduler, names), names);
    this.schedules = new PausedSchedules(scheduler, names, clock);
  }

  @Override
  public PauseState of(Flow flow) {
    return PauseState.of(starts(flow).stream().map(start -> state(flow, start)).toList());
  }

  private TriggerState state(Flow flow, FlowStart start) {
    return start
        .bus()
        .map(bus -> rules.state(flow, start.name(), bus))
        .orElseGet(() -> schedules.state(flow, start.name()));
  }

  @Override
  public void pause(Flow flow, Pause pause) {
    for (FlowStart start : deployed(flow)) {
      start
          .bus()
          .ifPresentOrElse(
              bus -> rules.pause(flow, start.name(), bus, pause),
              () -> schedules.pause(flow, start.name(), pause));
    }
  }

  @Override
  public void resume(Flow flow) {
    for (FlowStart start : deployed(flow)) {
      start
          .bus()
          .ifPresentOrElse(
              bus -> rules.resume(flow, start.name(), bus),
              () -> schedules.resume(flow, start.name()));
    }
  }

  /** A rule that is not deployed yet starts nothing, and cannot be paused. */
  private List<FlowStart> deployed(Flow flow) {
    return starts(flow).stream()
        .filter(start -> state(flow, start).state() != State.MISSING)
        .toList();
  }

  private static List<FlowStart> starts(Flow flow) {
    return FlowStarts.of(flow, Deployment.standIn());
  }
}
