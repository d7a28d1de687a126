package airstep.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The identity of a job seen before. A restored database or a different Airbyte reuses its id.
 *
 * @param wanted its type, {@code sync} or {@code clear}
 * @param createdAt as first reported by Airbyte, if it was
 */
public record KnownJob(
    long jobId, String connectionId, String wanted, Optional<Instant> createdAt) {

  /** Both APIs report the creation time in whole seconds, truncated or rounded. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  /** Returns the answer; throws {@link JobHiddenException} if it is about a different job. */
  Job expect(Job answer) {
    if (answer.jobId() != jobId) {
      throw other("job " + answer.jobId());
    }
    if (!answer.mayBeOf(connectionId)) {
      throw other("one of connection " + answer.connectionId());
    }
    if (!answer.does(wanted)) {
      throw other("one of type " + answer.type());
    }
    Optional<Instant> said = answer.createdAt();
    if (createdAt.isPresent()
        && said.isPresent()
        && Duration.between(createdAt.get(), said.get()).abs().compareTo(ROUNDING) > 0) {
      throw other("one that was created at " + said.get() + ", not at " + createdAt.get());
    }
    return answer;
  }

  private JobHiddenException other(String what) {
    String message =
        "Airbyte was asked about job %s of connection %s but answered with %s: check whether its"
            + " database was restored, or whether `api_url` leads to a different Airbyte";
    return new JobHiddenException(message.formatted(jobId, connectionId, what));
  }
}
