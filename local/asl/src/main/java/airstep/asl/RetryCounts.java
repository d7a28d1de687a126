package airstep.asl;

import airstep.asl.StepFunctionsOptions.TooMuchData;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The retriers of one visit to a state, each with its number of used retries. */
final class RetryCounts {

  private final List<Retrier> retriers;
  private final boolean tooMuchDataToo;
  private final int[] used;

  RetryCounts(List<Retrier> retriers, TooMuchData tooMuchData) {
    this.retriers = retriers;
    this.tooMuchDataToo = tooMuchData == TooMuchData.RETRIED_AND_CAUGHT_BY_ALL;
    this.used = new int[retriers.size()];
  }

  /**
   * The wait before the next attempt; empty if there is none. Only the first retrier that matches
   * counts, even if it has no retry left.
   */
  Optional<Duration> next(StateError error, RandomGenerator random) {
    for (int i = 0; i < used.length; i++) {
      Retrier retrier = retriers.get(i);
      if (ErrorNames.match(retrier.errors(), error.name(), tooMuchDataToo)) {
        return used[i] < retrier.maxAttempts()
            ? Optional.of(retrier.delay(used[i]++, random))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The number of retries by all retriers. */
  int total() {
    return IntStream.of(used).sum();
  }
}
