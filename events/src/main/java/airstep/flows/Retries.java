package airstep.flows;

import airstep.vocabulary.RetryOn;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often and how patiently a sync is tried again.
 *
 * @param count tries after the first one
 * @param delay before the first retry
 * @param multiplier what each further delay grows by
 * @param jitter the share of a delay that chance adds or takes away: 0.5 is plus or minus half
 */
public record Retries(
    int count, Set<RetryOn> on, Duration delay, double multiplier, double jitter) {
  public Retries {
    on = Collections.unmodifiableSet(new TreeSet<>(on));
  }

  /** How many jobs one sync may start, one after the other, at the most. */
  public int jobs() {
    return on.contains(RetryOn.FAILED) ? count + 1 : 1;
  }

  /** The longest pause that can come before a retry. */
  public Duration longest() {
    double growth = Math.pow(multiplier, Math.max(0, count - 1));
    return count == 0
        ? Duration.ZERO
        : Duration.ofSeconds(Math.round(delay.toSeconds() * growth * (1 + jitter)));
  }
}
