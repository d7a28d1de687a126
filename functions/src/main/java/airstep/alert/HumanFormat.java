package airstep.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times and numbers for people. */
public final class HumanFormat {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final long IN_FULL = 10_000_000;
  private static final String[] THOUSANDS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

  private HumanFormat() {}

  /**
   * Returns a text such as {@code 45 s}, {@code 4 min 12 s}, {@code 26 h 5 min}, {@code 2 d 3 h},
   * as commands and the page do.
   */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 48 * 3600
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
  }

  /** Returns the words with an upper-case first letter. */
  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** Returns a text such as {@code 3 runs} or {@code 1 run}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns a text such as {@code 1,234,567} or {@code 45.6 million}. */
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
}
