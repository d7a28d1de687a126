package airstep.statemachine;

import airstep.flows.Poll;
import java.time.Duration;

/** The pauses between two looks at a job: the first, and what they grow to, doubling. */
record Polling(Duration first, Duration max) {

  static Polling of(Poll poll) {
    return switch (poll) {
      case Poll.Fixed(Duration every) -> new Polling(every, every);
      case Poll.BackOff(Duration first, Duration max) -> new Polling(first, max);
    };
  }

  /** How many looks fit into that time, the last one at its end. */
  long looksIn(Duration time) {
    long looks = 0;
    long passed = 0;
    long pause = first.toSeconds();
    while (passed < time.toSeconds() && pause < max.toSeconds()) {
      passed += pause;
      pause = Math.min(pause * 2, max.toSeconds());
      looks++;
    }
    long rest = Math.max(0, time.toSeconds() - passed);
    return looks + Math.ceilDiv(rest, max.toSeconds());
  }
}
