package airstep.asl.definition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The times that a Wait state takes: ISO 8601 with a capital T and an offset or Z. */
public final class Timestamps {

  private Timestamps() {}

  /** The instant, or empty if the text is no such time. */
  public static Optional<Instant> parse(String text) {
    // Java also takes small letters, the language does not.
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
