package airstep.operate;

import airstep.flows.Flow;
import airstep.operate.TriggerState.State;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The next time at which a flow is due.
 *
 * @param pause the pause because of which nothing starts then
 */
public record ComingStart(String flow, Instant at, ZoneId zone, Optional<Pause> pause)
    implements JsonRecord {

  /** Returns the next time; the first one after a pause that has an end. */
  static Optional<ComingStart> of(Flow flow, PauseState pauses, Instant now) {
    boolean off = !pauses.triggers().isEmpty() && pauses.in(State.ENABLED).isEmpty();
    Optional<Pause> pause = pauses.active(now);
    if (!flow.switchedOn() || (off && pause.isEmpty())) {
      return Optional.empty();
    }
    Instant from =
        pause.flatMap(Pause::until).filter(until -> until.isAfter(now)).orElse(now);
    return flow.schedule()
        .flatMap(schedule -> schedule.starts(from).findFirst())
        .map(
            at ->
                new ComingStart(
                    flow.name(), at, flow.zone(), pause.filter(it -> it.until().isEmpty())));
  }

  /** Returns whether nothing starts then. */
  public boolean skipped() {
    return pause.isPresent();
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", flow)
        .put("at", at)
        .put("local", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)))
        .put("zone", zone.getId())
        .put("paused", skipped());
  }
}
