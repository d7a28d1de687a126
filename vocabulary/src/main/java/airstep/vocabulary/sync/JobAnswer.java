package airstep.vocabulary.sync;

import airstep.vocabulary.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The output of CheckSync: the state of a job.
 *
 * @param status the status in Airbyte's words
 * @param finished whether the status is final
 * @param pending whether Airbyte has not started the job yet
 * @param outcome only if it is finished
 * @param permanent whether a retry would fail as well
 * @param unknown a description of the status if Airstep does not know it
 */
public record JobAnswer(
    long jobId,
    String status,
    boolean finished,
    boolean pending,
    Optional<Outcome> outcome,
    boolean permanent,
    Optional<String> unknown,
    JobDetails details) {

  /**
   * What Airbyte reports about a job, as far as it does.
   *
   * @param reason why it failed or was cancelled, as a sentence
   * @param failureOrigin where it failed, such as {@code source}
   * @param failureType the kind of failure, such as {@code config_error}
   * @param duration only if it is finished
   */
  public record JobDetails(
      Optional<String> reason,
      Optional<String> failureOrigin,
      Optional<String> failureType,
      OptionalLong rows,
      OptionalLong bytes,
      Optional<Duration> duration) {

    public static final JobDetails NONE =
        new JobDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty());
  }
}
