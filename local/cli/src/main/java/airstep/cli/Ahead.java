package airstep.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time to come, such as {@code Sun 29 Nov 08:00 Europe/Berlin, in 43 min}. */
final class Ahead {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private static final int HALF_A_MINUTE = 30;

  private Ahead() {}

  /** Returns the time with its zone. */
  static String time(Instant at, ZoneId zone) {
    boolean utc = zone.normalized().equals(ZoneOffset.UTC);
    return TIME.format(at.atZone(zone)) + " " + (utc ? "UTC" : zone.getId());
  }

  /** Returns how far away it is, such as {@code in 43 min}. */
  static String distance(Instant at, Instant now) {
    Duration left = Duration.between(now, at).plusSeconds(HALF_A_MINUTE);
    if (left.toMinutes() < 1) {
      return "in less than 1 min";
    }
    if (left.toHours() < 1) {
      return "in " + left.toMinutes() + " min";
    }
    if (left.toDays() >= 2) {
      return "in " + left.toDays() + " d";
    }
    String minutes = left.toMinutesPart() == 0 ? "" : " " + left.toMinutesPart() + " min";
    return "in " + left.toHours() + " h" + minutes;
  }

  /** Returns both. */
  static String text(Instant at, ZoneId zone, Instant now) {
    return time(at, zone) + ", " + distance(at, now);
  }
}
