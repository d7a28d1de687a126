package airstep.embedded.stack;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The time in the input of a flow. */
public final class ScheduledTime {

  private ScheduledTime() {}

  /** Returns the instant, or empty if the text is not a timestamp. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
