package airstep.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks the numbers of a job. Implausible numbers are treated as not reported. */
final class Plausible {

  /** The largest whole number that every JSON reader represents exactly. */
  private static final long MOST = 1L << 53;

  private static final Duration LONGEST = Duration.ofDays(366);

  /** Airbyte did not exist before this time. */
  private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private Plausible() {}

  /** Reads rows or bytes. */
  static OptionalLong count(OptionalLong count) {
    return count.isPresent() && count.getAsLong() >= 0 && count.getAsLong() <= MOST
        ? count
        : OptionalLong.empty();
  }

  /** Reads the time from a job's creation to its end. */
  static Optional<Duration> duration(Optional<Duration> duration) {
    return duration.filter(it -> !it.isNegative() && it.compareTo(LONGEST) <= 0);
  }

  /** Reads when a job was created. */
  static Optional<Instant> time(Optional<Instant> time) {
    return time.filter(it -> !it.isBefore(EARLIEST) && it.isBefore(LATEST));
  }
}
