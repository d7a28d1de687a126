package airstep.airbyte;

import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** Reads a job of the public API. */
final class PublicJob {

  private PublicJob() {}

  /**
   * Reads the job in a row or an answer.
   *
   * @throws airstep.vocabulary.json.MissingFieldException if it has no id or no status
   */
  static Job read(JsonObject row) {
    String word = row.needText("status");
    return new Job(
        row.needWhole("jobId"),
        row.text("connectionId").orElse(""),
        row.text("jobType").orElse(""),
        JobStatus.of(word),
        word,
        // Airbyte omits seconds that are 00, which an Instant cannot parse.
        parsed(row, "startTime", text -> OffsetDateTime.parse(text).toInstant()),
        parsed(row, "duration", Duration::parse),
        row.whole("rowsSynced"),
        row.whole("bytesSynced"),
        Optional.empty());
  }

  private static <T> Optional<T> parsed(JsonObject row, String field, Function<String, T> parse) {
    try {
      return row.text(field).map(parse);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
