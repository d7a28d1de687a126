package airstep.asl.definition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The timestamps of a Wait state: ISO 8601 with a capital T and an offset or Z. */
public final class Timestamps {

  private Timestamps() {}

  /** The instant, or empty if the text is not such a timestamp. */
  public static Optional<Instant> parse(String text) {
    // Java also accepts small letters, the language does not.
    if (!text.contains("T") || text.endsWith("z")) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
