package airstep.operate;

import airstep.flows.Flow;
import airstep.flows.Schedule;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A time at which a flow was due and did not start.
 *
 * @param last the last time for which its schedule has started it
 */
public record LateStart(String flow, Instant due, ZoneId zone, Optional<Instant> last)
    implements JsonRecord {

  /** How late a start may be. EventBridge and cron start within a minute. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** In these many days before now, a schedule is searched for its last time. */
  private static final List<Integer> DAYS = List.of(1, 8, 32, 366);

  /** Returns it if the flow is late. A time within its pause does not count. */
  static Optional<LateStart> of(Flow flow, PauseState pauses, Optional<Instant> last, Instant now) {
    if (!flow.switchedOn() || pauses.active(now).isPresent()) {
      return Optional.empty();
    }
    Optional<Instant> resumed = pauses.pause().flatMap(Pause::until);
    return flow.schedule()
        .flatMap(schedule -> lastTime(schedule, now.minus(MARGIN)))
        .filter(due -> last.isEmpty() || last.get().isBefore(due))
        .filter(due -> resumed.isEmpty() || resumed.get().isBefore(due))
        .map(due -> new LateStart(flow.name(), due, flow.zone(), last));
  }

  private static Optional<Instant> lastTime(Schedule schedule, Instant to) {
    return DAYS.stream()
        .map(days -> schedule.between(to.minus(Duration.ofDays(days)), to))
        .filter(times -> !times.isEmpty())
        .findFirst()
        .map(List::getLast);
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("flow", flow).put("due", due).put("lastScheduled", last);
  }
}
