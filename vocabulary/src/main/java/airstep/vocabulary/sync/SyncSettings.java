package airstep.vocabulary.sync;

import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import java.time.Duration;
import java.util.List;

/**
 * The settings of one sync.
 *
 * <p>A clean-up reads the settings that an earlier release has written, so a component added later
 * must be optional.
 *
 * @param job the type of job to start, {@code sync} or {@code clear}
 * @param timeout how long the job may run
 * @param triggerTimeout how long to wait for Airbyte's answer to a trigger
 * @param airbyteSecret the name of the secret with Airbyte's address and credentials
 */
public record SyncSettings(
    String job,
    WhenRunning whenRunning,
    Duration timeout,
    Duration triggerTimeout,
    Poll poll,
    Retries retries,
    String airbyteSecret) {

  /**
   * How often to check the job. The interval doubles with each check.
   *
   * @param first the first interval
   * @param max the longest interval
   */
  public record Poll(Duration first, Duration max) {}

  /**
   * When to start another job.
   *
   * @param count how many times at most
   * @param delay how long to wait before the first retry
   * @param multiplier how much longer to wait before each further retry
   * @param jitter the share of a delay by which it may be shorter or longer, from 0 to 1
   */
  public record Retries(
      long count, List<RetryOn> on, Duration delay, double multiplier, double jitter) {}
}
