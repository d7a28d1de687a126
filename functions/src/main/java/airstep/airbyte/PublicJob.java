package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads a job of the public API. */
final class PublicJob {

  private PublicJob() {}

  /**
   * Reads the job in a row or an answer.
   *
   * @throws airstep.json.MissingFieldException if it has no id or no status
   */
  static Job read(JsonObject row) {
    String word = row.needText("status");
    return new Job(
        row.needWhole("jobId"),
        OneLine.of(row.text("connectionId").orElse(""), Job.LONGEST_WORD),
        OneLine.of(row.text("jobType").orElse(""), Job.LONGEST_WORD),
        JobStatus.of(word),
        OneLine.of(word, Job.LONGEST_WORD),
        Plausible.time(row.text("startTime").flatMap(PublicJob::time)),
        Plausible.duration(row.text("duration").flatMap(PublicJob::duration)),
        Plausible.count(row.whole("rowsSynced")),
        Plausible.count(row.whole("bytesSynced")),
        Optional.empty());
  }

  /** Airbyte omits seconds that are 00, which an Instant cannot parse. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
