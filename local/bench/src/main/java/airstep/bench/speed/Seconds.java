package airstep.bench.speed;

import java.time.Duration;

/** Durations as a table shows them. */
final class Seconds {

  private Seconds() {}

  static double of(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
