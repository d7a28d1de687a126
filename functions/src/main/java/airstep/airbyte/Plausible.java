package airstep.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The numbers of a job that can be true; whatever cannot be is left out, as if it was not said. */
final class Plausible {

  /** Up to here every reader of JSON tells a whole number from the next. */
  private static final long MOST = 1L << 53;

  private static final Duration LONGEST = Duration.ofDays(366);

  /** Airbyte is younger than that. */
  private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private Plausible() {}

  /** Rows or bytes. */
  static OptionalLong count(OptionalLong count) {
    return count.isPresent() && count.getAsLong() >= 0 && count.getAsLong() <= MOST
        ? count
        : OptionalLong.empty();
  }

  /** From a job's creation to its end. */
  static Optional<Duration> duration(Optional<Duration> duration) {
    return duration.filter(it -> !it.isNegative() && it.compareTo(LONGEST) <= 0);
  }

  /** When a job was created. */
  static Optional<Instant> time(Optional<Instant> time) {
    return time.filter(it -> !it.isBefore(EARLIEST) && it.isBefore(LATEST));
  }
}
