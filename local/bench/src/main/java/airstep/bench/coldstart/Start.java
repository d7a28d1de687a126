package airstep.bench.coldstart;

import java.time.Duration;

/**
 * What one start took.
 *
 * @param init until the function asked for its first input
 * @param first from there to its first answer
 * @param processor the processor time of both
 */
record Start(Duration init, Duration first, Duration processor) {

  Duration total() {
    return init.plus(first);
  }
}
