package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import airstep.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a job of the Config API: the job itself, and its attempts beside it. */
final class ConfigJob {

  private ConfigJob() {}

  /** The job of an answer, or of a row that is known to be one. */
  static Job read(JsonObject answer) {
    try {
      JsonObject job = answer.needObject("job");
      String word = job.needText("status");
      JobStatus status = JobStatus.of(word);
      return new Job(
          job.needWhole("id"),
          type(job.text("configType").orElse("")),
          status,
          OneLine.of(word, Job.LONGEST_WORD),
          createdAt(job),
          status.finished() ? duration(job) : Optional.empty(),
          committed(answer, "records"),
          committed(answer, "bytes"),
          status == JobStatus.FAILED ? failure(answer) : Optional.empty());
    } catch (MissingFieldException e) {
      throw new AirbyteUnavailableException("Airbyte sent a job in which " + e.getMessage());
    }
  }

  /** The job of a list's row, if it has what makes one. */
  static Optional<Job> ifReadable(JsonObject row) {
    return row.object("job")
        .filter(job -> job.whole("id").isPresent() && job.text("status").isPresent())
        .map(_ -> read(row));
  }

  /** The public API's word for it. */
  private static String type(String configType) {
    return configType.equals("reset_connection")
        ? "reset"
        : OneLine.of(configType, Job.LONGEST_WORD);
  }

  /** Times are seconds since 1970. */
  private static Optional<Instant> createdAt(JsonObject job) {
    OptionalLong created = job.whole("createdAt");
    return created.isPresent() ? Optional.of(seconds(created.getAsLong())) : Optional.empty();
  }

  private static Optional<Duration> duration(JsonObject job) {
    OptionalLong updated = job.whole("updatedAt");
    return updated.isEmpty()
        ? Optional.empty()
        : createdAt(job)
            .map(created -> Duration.between(created, seconds(updated.getAsLong())))
            .map(duration -> duration.isNegative() ? Duration.ZERO : duration);
  }

  /** No clock shows more than that, whatever an answer says. */
  private static Instant seconds(long epoch) {
    return Instant.ofEpochSecond(Math.clamp(epoch, 0, 253_402_300_799L));
  }

  /**
   * The committed {@code records} or {@code bytes}. An Airbyte that does not sum them up says of
   * each attempt what it has synced, and commits that of the one that succeeded.
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

  /** The first failure of the last attempt, which is also what Airbyte's own messages tell. */
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

  /** A list has the attempts themselves, a single job has each beside its logs. */
  private static List<JsonObject> newestAttempts(JsonObject answer) {
    return answer.objects("attempts").reversed().stream()
        .map(one -> one.object("attempt").orElse(one))
        .toList();
  }
}
