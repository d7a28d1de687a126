package airstep.airbyte;

import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a job of the Config API, with its attempts. */
final class ConfigJob {

  /** The latest plausible time, in seconds since 1970. */
  private static final long LATEST = 253_402_300_799L;

  private ConfigJob() {}

  /**
   * Reads the job in a row or an answer.
   *
   * @throws airstep.vocabulary.json.MissingFieldException if it has no id or no status
   */
  static Job read(JsonObject answer) {
    JsonObject job = answer.needObject("job");
    String word = job.needText("status");
    JobStatus status = JobStatus.of(word);
    Optional<Instant> createdAt = time(job, "createdAt");
    Optional<Instant> endedAt = status.finished() ? time(job, "updatedAt") : Optional.empty();
    String type = job.text("configType").orElse("");
    return new Job(
        job.needWhole("id"),
        job.text("configId").orElse(""),
        // The public API's word.
        type.equals("reset_connection") ? "reset" : type,
        status,
        word,
        createdAt,
        createdAt.flatMap(created -> endedAt.map(ended -> Duration.between(created, ended))),
        committed(answer, "records"),
        committed(answer, "bytes"),
        status == JobStatus.FAILED ? failure(answer) : Optional.empty());
  }

  /** Reads a time in seconds since 1970. */
  private static Optional<Instant> time(JsonObject job, String field) {
    long seconds = job.whole(field).orElse(-1);
    return seconds >= 0 && seconds <= LATEST
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  /**
   * Returns the committed {@code records} or {@code bytes}. Versions without totals report what
   * each attempt synced; only the successful attempt was committed.
   */
  private static OptionalLong committed(JsonObject answer, String what) {
    OptionalLong sum =
        answer
            .needObject("job")
            .object("aggregatedStats")
            .map(stats -> stats.whole(what + "Committed"))
            .orElse(OptionalLong.empty());
    return sum.isPresent()
        ? sum
        : newestAttempts(answer).stream()
            .filter(attempt -> attempt.text("status").orElse("").equals("succeeded"))
            .findFirst()
            .map(attempt -> attempt.whole(what + "Synced"))
            .orElse(OptionalLong.empty());
  }

  /** Returns the first failure of the last attempt, like Airbyte's own notifications. */
  static Optional<JobFailure> failure(JsonObject answer) {
    return newestAttempts(answer).stream()
        .findFirst()
        .flatMap(attempt -> attempt.object("failureSummary"))
        .flatMap(summary -> summary.objects("failures").stream().findFirst())
        .map(
            failure ->
                new JobFailure(
                    failure.text("failureOrigin").orElse(""),
                    failure.text("failureType").orElse(""),
                    FailureText.of(failure)));
  }

  /** Reads the attempts, which a list contains directly and a single job together with logs. */
  private static List<JsonObject> newestAttempts(JsonObject answer) {
    return answer.objects("attempts").reversed().stream()
        .map(one -> one.object("attempt").orElse(one))
        .toList();
  }
}
