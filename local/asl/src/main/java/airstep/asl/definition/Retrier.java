package airstep.asl.definition;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** One entry of {@code Retry}. */
public record Retrier(
    List<String> errors,
    Duration interval,
    long maxAttempts,
    double backoffRate,
    Duration maxDelay,
    boolean fullJitter) {

  /** Returns the wait before a retry; the first retry of this retrier is number 0. */
  public Duration delay(int retry, RandomGenerator random) {
    double seconds = interval.toSeconds() * Math.pow(backoffRate, retry);
    double millis = Math.min(seconds, (double) maxDelay.toSeconds()) * 1_000;
    return Duration.ofMillis(Math.round(fullJitter ? random.nextDouble() * millis : millis));
  }
}
