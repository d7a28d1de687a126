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
 * @param pause the pause of the flow. If it has an end, this is the first time after it
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
    Instant from = pause.flatMap(Pause::until).filter(until -> until.isAfter(now)).orElse(now);
    return flow.schedule()
        .flatMap(schedule -> schedule.starts(from).findFirst())
        .map(at -> new ComingStart(flow.name(), at, flow.zone(), pause));
  }

  /** Returns whether nothing starts then, because the pause has no end. */
  public boolean skipped() {
    return pause.isPresent() && pause.get().until().isEmpty();
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", flow)
        .put("at", at)
        .put("local", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)))
        .put("zone", zone.getId())
        .put("skipped", skipped())
        .put("pausedUntil", pause.flatMap(Pause::until));
  }
}
