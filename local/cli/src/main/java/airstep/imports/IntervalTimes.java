package airstep.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An interval since the last job, as fixed times in UTC.
 *
 * @param last when the last job was created
 */
record IntervalTimes(Instant last, Duration interval) implements OldClock {

  private static final int DAY = 24 * 60;
  private static final int HOUR = 60;

  /** Returns the interval of Airbyte's words; empty for months, which have no fixed length. */
  static Optional<Duration> interval(long count, String unit) {
    if (count < 1 || count > DAY) {
      return Optional.empty();
    }
    return switch (unit.replaceAll("s$", "")) {
      case "minute" -> Optional.of(Duration.ofMinutes(count));
      case "hour" -> Optional.of(Duration.ofHours(count));
      case "day" -> Optional.of(Duration.ofDays(count));
      case "week" -> Optional.of(Duration.ofDays(7 * count));
      default -> Optional.empty();
    };
  }

  /** Returns the five fields; empty if the interval divides neither a day nor is it a week. */
  Optional<String> fiveFields() {
    var time = last.atZone(ZoneOffset.UTC);
    long minutes = interval.toMinutes();
    if (minutes == 7L * DAY) {
      int day = time.getDayOfWeek().getValue() % 7;
      return Optional.of("%d %d * * %d".formatted(time.getMinute(), time.getHour(), day));
    }
    if (DAY % minutes == 0 && minutes % HOUR == 0) {
      return Optional.of(
          time.getMinute()
              + " "
              + every(time.getHour(), (int) minutes / HOUR, DAY / HOUR)
              + " * * *");
    }
    return HOUR % minutes == 0
        ? Optional.of(every(time.getMinute(), (int) minutes, HOUR) + " * * * *")
        : Optional.empty();
  }

  private static String every(int one, int step, int all) {
    return IntStream.iterate(one % step, value -> value < all, value -> value + step)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  /** If every job starts on time, and no one else starts one. */
  @Override
  public Stream<Instant> between(Instant from, Instant to) {
    Instant first = last.truncatedTo(ChronoUnit.MINUTES);
    long passed = Math.ceilDiv(Duration.between(first, from).toMillis(), interval.toMillis());
    return Stream.iterate(
        first.plus(interval.multipliedBy(Math.max(1, passed))),
        to::isAfter,
        it -> it.plus(interval));
  }
}
