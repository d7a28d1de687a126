package airstep.alert;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Times and numbers as people say them, and as they come. */
final class Spoken {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Longer ago than anybody remembers; beyond it no date can be said. */
  private static final long LONGEST_SECONDS = Duration.ofDays(36_500).toSeconds();

  private static final long IN_FULL = 10_000_000;
  private static final String[] THOUSANDS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Spoken() {}

  /** {@code 45 s}, {@code 4 min 12 s}, {@code 2 h 5 min}, {@code 2 d 3 h}. */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 24 * 3600
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
  }

  /** The same with a large first letter. */
  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** {@code 3 runs}, {@code 1 run}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** In full as long as an eye can take it in: {@code 1,234,567}, {@code 45.6 million}. */
  static String number(long number) {
    if (number < IN_FULL) {
      return String.format(Locale.ENGLISH, "%,d", number);
    }
    return number < 1_000_000_000
        ? String.format(Locale.ENGLISH, "%.1f million", number / 1e6)
        : String.format(Locale.ENGLISH, "%,.1f billion", number / 1e9);
  }

  static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < THOUSANDS.length - 1) {
      size /= 1000;
      unit++;
    }
    String digits = unit == 0 || size >= 9.95 ? "%.0f" : "%.1f";
    return bytes == 1
        ? "1 byte"
        : String.format(Locale.ENGLISH, digits, size) + " " + THOUSANDS[unit];
  }

  static Optional<Duration> seconds(OptionalLong seconds) {
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(Math.clamp(seconds.getAsLong(), 0, LONGEST_SECONDS)))
        : Optional.empty();
  }

  /** The instant that a text says, if it is one of our age. */
  static Optional<Instant> instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return Optional.of(instant)
          .filter(one -> Math.abs(one.getEpochSecond()) < 2 * LONGEST_SECONDS);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
