package airstep.statemachine;

import airstep.flows.Poll;
import java.time.Duration;

/**
 * The pauses between two polls of a job. Each is twice as long as the one before, up to a maximum.
 */
record Polling(Duration first, Duration max) {

  static Polling of(Poll poll) {
    return switch (poll) {
      case Poll.Fixed(Duration every) -> new Polling(every, every);
      case Poll.BackOff(Duration first, Duration max) -> new Polling(first, max);
    };
  }

  /** Returns how many polls fit into the time, with the last one at its end. */
  long pollsIn(Duration time) {
    long polls = 0;
    long passed = 0;
    long pause = first.toSeconds();
    while (passed < time.toSeconds() && pause < max.toSeconds()) {
      passed += pause;
      pause = Math.min(pause * 2, max.toSeconds());
      polls++;
    }
    long rest = Math.max(0, time.toSeconds() - passed);
    return polls + Math.ceilDiv(rest, max.toSeconds());
  }
}
