package airstep.imports;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * When another tool starts something. It knows nothing of the schedules of flows, so that it checks
 * their translation.
 */
@FunctionalInterface
public interface OldClock {

  /** Returns the starts in order. The first bound is inclusive, the second not. */
  Stream<Instant> between(Instant from, Instant to);
}
