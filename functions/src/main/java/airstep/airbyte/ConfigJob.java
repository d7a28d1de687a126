package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a job of the Config API, with its attempts. */
final class ConfigJob {

  /** The latest plausible time, in seconds since 1970. */
  private static final long NO_CLOCK = 253_402_300_799L;

  private ConfigJob() {}

  /**
   * Reads the job in a row or an answer.
   *
   * @throws airstep.json.MissingFieldException if it has no id or no status
   */
  static Job read(JsonObject answer) {
    JsonObject job = answer.needObject("job");
    String word = job.needText("status");
    JobStatus status = JobStatus.of(word);
    return new Job(
        job.needWhole("id"),
        OneLine.of(job.text("configId").orElse(""), Job.LONGEST_WORD),
        type(job.text("configType").orElse("")),
        status,
        OneLine.of(word, Job.LONGEST_WORD),
        time(job, "createdAt"),
        status.finished() ? duration(job) : Optional.empty(),
        Plausible.count(committed(answer, "records")),
        Plausible.count(committed(answer, "bytes")),
        status == JobStatus.FAILED ? failure(answer) : Optional.empty());
  }

  /** Returns the public API's word for a status. */
  private static String type(String configType) {
    return configType.equals("reset_connection")
        ? "reset"
        : OneLine.of(configType, Job.LONGEST_WORD);
  }

  /** Reads a time in seconds since 1970. */
  private static Optional<Instant> time(JsonObject job, String field) {
    OptionalLong seconds = job.whole(field);
    return seconds.isEmpty()
        ? Optional.empty()
        : Plausible.time(
            Optional.of(Instant.ofEpochSecond(Math.clamp(seconds.getAsLong(), 0, NO_CLOCK))));
  }

  private static Optional<Duration> duration(JsonObject job) {
    return Plausible.duration(
        time(job, "updatedAt")
            .flatMap(
                updated ->
                    time(job, "createdAt").map(created -> Duration.between(created, updated))));
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
    if (sum.isPresent()) {
      return sum;
    }
    for (JsonObject attempt : newestAttempts(answer)) {
      if (attempt.text("status").orElse("").equals("succeeded")) {
        return attempt.whole(what + "Synced");
      }
    }
    return OptionalLong.empty();
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
                    OneLine.of(failure.text("failureOrigin").orElse(""), Job.LONGEST_WORD),
                    OneLine.of(failure.text("failureType").orElse(""), Job.LONGEST_WORD),
                    FailureText.of(failure)));
  }

  /** Reads the attempts, which a list contains directly and a single job together with logs. */
  private static List<JsonObject> newestAttempts(JsonObject answer) {
    return answer.objects("attempts").reversed().stream()
        .map(one -> one.object("attempt").orElse(one))
        .toList();
  }
}
