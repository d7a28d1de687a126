package airstep.page;

import airstep.flows.Flow;
import airstep.operate.Pause;
import airstep.operate.PauseState;
import airstep.operate.Pauses;
import airstep.operate.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pauses of a place. On AWS each takes some calls, so what it answered is kept for a minute, or
 * until the page changes it.
 */
final class KnownPauses implements Pauses {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private record Known(PauseState state, Instant at) {}

  private final Place place;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Long> changes = new HashMap<>();

  KnownPauses(Place place, InstantSource clock) {
    this.place = place;
    this.clock = clock;
  }

  @Override
  public PauseState of(Flow flow) {
    if (place.isLocal()) {
      return place.pauses().of(flow);
    }
    Instant now = clock.instant();
    Known last = known.get(flow.name());
    if (last == null || !now.isBefore(last.at().plus(KEPT))) {
      long before = changes(flow);
      last = new Known(place.pauses().of(flow), now);
      keep(flow, last, before);
    }
    return last.state();
  }

  @Override
  public void pause(Flow flow, Pause pause) {
    try {
      place.pauses().pause(flow, pause);
    } finally {
      forget(flow);
    }
  }

  @Override
  public void resume(Flow flow) {
    try {
      place.pauses().resume(flow);
    } finally {
      forget(flow);
    }
  }

  private synchronized long changes(Flow flow) {
    return changes.getOrDefault(flow.name(), 0L);
  }

  /** An answer from before a change is not kept, since it would be shown for a minute. */
  private synchronized void keep(Flow flow, Known read, long before) {
    if (changes(flow) == before) {
      known.put(flow.name(), read);
    }
  }

  /** Also after a change that failed, because some triggers may have changed. */
  private synchronized void forget(Flow flow) {
    changes.merge(flow.name(), 1L, Long::sum);
    known.remove(flow.name());
  }
}
