package airstep.cli;

import airstep.operate.PlainDuration;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/** How long ago something was. */
final class Age {

  private Age() {}

  /** Reads a text such as {@code 7d}. */
  static Duration of(String text) {
    return PlainDuration.of(text)
        .orElseThrow(() -> new TypeConversionException(PlainDuration.problem(text)));
  }

  /** Returns a text such as {@code 2 h ago}, in the largest unit. */
  static String text(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s ago";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " d ago";
  }
}
