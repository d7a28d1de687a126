package airstep.flows;

import airstep.vocabulary.RetryOn;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often a sync is retried, and with which delays.
 *
 * @param count attempts after the first one
 * @param delay before the first retry
 * @param multiplier the factor by which each further delay grows
 * @param jitter the random share of a delay: 0.5 is plus or minus half
 */
public record Retries(
    int count, Set<RetryOn> on, Duration delay, double multiplier, double jitter) {
  public Retries {
    on = Collections.unmodifiableSet(new TreeSet<>(on));
  }

  /** Returns the maximum number of jobs that one sync may start in sequence. */
  public int jobs() {
    return on.contains(RetryOn.FAILED) ? count + 1 : 1;
  }

  /** Returns the longest possible delay before a retry. */
  public Duration longest() {
    double growth = Math.pow(multiplier, Math.max(0, count - 1));
    return count == 0
        ? Duration.ZERO
        : Duration.ofSeconds(Math.round(delay.toSeconds() * growth * (1 + jitter)));
  }
}
