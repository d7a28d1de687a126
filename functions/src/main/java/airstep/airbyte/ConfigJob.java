package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import airstep.text.OneLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a job of the Config API: the job itself, and its attempts beside it. */
final class ConfigJob {

  private static final int LONGEST_MESSAGE = 300;

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
  private static Optional<Duration> duration(JsonObject job) {
    OptionalLong created = job.whole("createdAt");
    OptionalLong updated = job.whole("updatedAt");
    return created.isPresent() && updated.isPresent()
        ? Optional.of(Duration.ofSeconds(Math.max(0, updated.getAsLong() - created.getAsLong())))
        : Optional.empty();
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
  private static Optional<JobFailure> failure(JsonObject answer) {
    return newestAttempts(answer).stream()
        .findFirst()
        .flatMap(attempt -> attempt.object("failureSummary"))
        .flatMap(summary -> summary.objects("failures").stream().findFirst())
        .map(
            failure ->
                new JobFailure(
                    OneLine.of(failure.text("failureOrigin").orElse(""), Job.LONGEST_WORD),
                    OneLine.of(failure.text("failureType").orElse(""), Job.LONGEST_WORD),
                    OneLine.of(
                        failure
                            .text("externalMessage")
                            .or(() -> failure.text("internalMessage"))
                            .orElse(""),
                        LONGEST_MESSAGE)));
  }

  /** A list has the attempts themselves, a single job has each beside its logs. */
  private static List<JsonObject> newestAttempts(JsonObject answer) {
    return answer.objects("attempts").reversed().stream()
        .map(one -> one.object("attempt").orElse(one))
        .toList();
  }
}
