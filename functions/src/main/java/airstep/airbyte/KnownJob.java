package airstep.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that was seen before, by all that tells it from another one. Numbers alone do not: after a
 * database was restored, or behind an address that leads to another Airbyte, they are given anew.
 *
 * @param wanted what it does, {@code sync} or {@code clear}
 * @param createdAt as Airbyte said when the job was first seen, if it did
 */
public record KnownJob(
    long jobId, String connectionId, String wanted, Optional<Instant> createdAt) {

  /** Both APIs give a job's creation in whole seconds, and may cut it or round it. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  /**
   * The answer, if it is about this job.
   *
   * @throws JobHiddenException if it is about another one
   */
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
    return new JobHiddenException(
        "Airbyte was asked about job "
            + jobId
            + " of connection "
            + connectionId
            + ", but answered with "
            + what
            + ": was its database restored, or does `api_url` lead to another Airbyte?");
  }
}
