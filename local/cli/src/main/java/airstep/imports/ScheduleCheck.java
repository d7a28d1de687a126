package airstep.imports;

import airstep.flows.Flow;
import airstep.flows.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The coming times of an imported flow beside those of the other tool, computed independently.
 *
 * @param zone the time zone of both; empty if the flow has no schedule
 * @param flow the next times of the flow; empty without a schedule
 * @param old the next times in the other tool; empty if they are unknown
 * @param onlyOld the times of the coming year at which only the other tool starts, which is when
 *     the clock changes
 */
public record ScheduleCheck(
    Optional<ZoneId> zone, List<Instant> flow, List<Instant> old, List<Instant> onlyOld) {

  private static final int NEXT = 3;

  /** Each yearly change of the clock, by the rules of a month, is at most 53 weeks ahead. */
  private static final Duration YEAR = Duration.ofDays(53 * 7);

  /** A leap day on a Sunday is at most 40 years after the one before. */
  private static final Duration FAR = Duration.ofDays(41 * 366);

  public ScheduleCheck {
    flow = List.copyOf(flow);
    old = List.copyOf(old);
    onlyOld = List.copyOf(onlyOld);
  }

  public static ScheduleCheck of(FlowDraft draft, Instant now) {
    Flow read = draft.flow();
    Optional<Schedule> schedule = read.schedule();
    Optional<OldClock> clock = draft.old().map(OldSchedule::clock);
    Instant end = now.plus(YEAR);
    TreeSet<Instant> onlyOld = new TreeSet<>();
    if (schedule.isPresent() && draft.old().filter(OldSchedule::likeCron).isPresent()) {
      clock.stream().flatMap(it -> it.between(now, end)).forEach(onlyOld::add);
      schedule.get().between(now, end).forEach(onlyOld::remove);
    }
    return new ScheduleCheck(
        schedule.map(Schedule::zone),
        schedule.stream().flatMap(it -> it.starts(now)).limit(NEXT).toList(),
        clock.stream().flatMap(it -> it.between(now, now.plus(FAR))).limit(NEXT).toList(),
        List.copyOf(onlyOld));
  }
}
