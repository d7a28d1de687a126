package airstep.operate;

import airstep.flows.Flow;
import airstep.operate.TriggerState.State;
import airstep.statemachine.TriggerNames;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/**
 * Schedules of EventBridge Scheduler. A pause with an end is a start date, before which a schedule
 * starts nothing; a pause without one disables the schedule. Its description has the pause.
 */
record PausedSchedules(Supplier<SchedulerClient> scheduler, TriggerNames names, Clock clock) {

  TriggerState state(Flow flow, String start) {
    String name = names.of(flow.name(), start);
    try {
      GetScheduleResponse schedule = get(name);
      Optional<Pause> note = PauseNote.in(description(schedule));
      boolean waits = schedule.startDate() != null && schedule.startDate().isAfter(clock.instant());
      if (waits) {
        String why = note.map(Pause::why).orElse("");
        Pause pause = new Pause(Optional.of(schedule.startDate()), why);
        return new TriggerState(name, "schedule", State.PAUSED, Optional.of(pause));
      }
      // A pause with an end never disables a schedule; someone else has.
      State off =
          note.filter(it -> it.until().isEmpty()).isPresent() ? State.PAUSED : State.DISABLED;
      State state = schedule.state() == ScheduleState.DISABLED ? off : State.ENABLED;
      return new TriggerState(name, "schedule", state, note);
    } catch (ResourceNotFoundException _) {
      return new TriggerState(name, "schedule", State.MISSING, Optional.empty());
    }
  }

  void pause(Flow flow, String start, Pause pause) {
    GetScheduleResponse now = get(names.of(flow.name(), start));
    update(
        now,
        pause.until().isPresent() ? ScheduleState.ENABLED : ScheduleState.DISABLED,
        pause.until(),
        PauseNote.addTo(description(now), pause));
  }

  void resume(Flow flow, String start) {
    GetScheduleResponse now = get(names.of(flow.name(), start));
    update(now, ScheduleState.ENABLED, Optional.empty(), PauseNote.removeFrom(description(now)));
  }

  /** An update replaces all fields, so all others are carried over. A deployment sets no dates. */
  private void update(
      GetScheduleResponse now, ScheduleState state, Optional<Instant> from, String description) {
    scheduler
        .get()
        .updateSchedule(
            it ->
                it.name(now.name())
                    .groupName(now.groupName())
                    .scheduleExpression(now.scheduleExpression())
                    .scheduleExpressionTimezone(now.scheduleExpressionTimezone())
                    .flexibleTimeWindow(now.flexibleTimeWindow())
                    .actionAfterCompletion(now.actionAfterCompletion())
                    .endDate(now.endDate())
                    .kmsKeyArn(now.kmsKeyArn())
                    .target(now.target())
                    .state(state)
                    .startDate(from.orElse(null))
                    .description(description));
  }

  private GetScheduleResponse get(String name) {
    return scheduler.get().getSchedule(it -> it.name(name).groupName(names.group()));
  }

  private static String description(GetScheduleResponse schedule) {
    return Optional.ofNullable(schedule.description()).orElse("");
  }
}
