package airstep.doctor;

import airstep.flows.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of the clock in the zone of a schedule, and the local times of the schedule in the hour
 * that does not exist or that occurs twice.
 */
record ClockChange(ZoneOffsetTransition transition, List<LocalDateTime> times) {

  /** A change of the clock repeats within this time. */
  private static final Duration YEAR = Duration.ofDays(366);

  /** Returns the changes of the coming year. A zone without changes has none. */
  static List<ClockChange> ahead(Schedule schedule, Instant now) {
    List<ClockChange> changes = new ArrayList<>();
    Instant end = now.plus(YEAR);
    var rules = schedule.zone().getRules();
    ZoneOffsetTransition next = rules.nextTransition(now);
    while (next != null && next.getInstant().isBefore(end)) {
      changes.add(new ClockChange(next, times(schedule, next)));
      next = rules.nextTransition(next.getInstant());
    }
    return changes;
  }

  /** The local times of the schedule, whether they exist or not. */
  private static List<LocalDateTime> times(Schedule schedule, ZoneOffsetTransition change) {
    LocalDateTime from = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
    LocalDateTime to = change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
    return new Schedule(schedule.cron(), ZoneOffset.UTC)
        .between(from.toInstant(ZoneOffset.UTC), to.toInstant(ZoneOffset.UTC)).stream()
            .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
            .toList();
  }
}
