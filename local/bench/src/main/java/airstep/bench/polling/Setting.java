package airstep.bench.polling;

import airstep.poll.Forecast;
import airstep.poll.LagGoal;
import airstep.poll.LookTimes;
import airstep.poll.PollBounds;
import airstep.poll.TimeGrid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** A way to choose the times of the looks. */
@FunctionalInterface
interface Setting {

  int SYNCS = 800;

  /** Past syncs, as many as Airstep reads. */
  int HISTORY = 20;

  /** How many syncs share a history. */
  int ENDS = 8;

  double NEVER = 1e-4;

  /** Returns how it watches jobs of that distribution, the same ones for each setting. */
  Seen watch(Durations durations);

  static Setting every(double interval) {
    return durations -> seen(durations, end -> Watch.every(interval, end));
  }

  static Setting backOff(double longest) {
    double first = Math.min(15, longest);
    return durations -> seen(durations, end -> Watch.backingOff(first, longest, end));
  }

  /**
   * Returns Airstep's own.
   *
   * @param scale multiplies the lag of its default
   */
  static Setting airstep(double scale) {
    LagGoal goal = new LagGoal(LagGoal.USUAL.share() * scale, LagGoal.USUAL.least() * scale);
    return durations -> {
      Random random = new Random(20261129);
      List<Watch> watches = new ArrayList<>();
      for (int i = 0; i < SYNCS / ENDS; i++) {
        List<Double> past = durations.history(random, HISTORY);
        Forecast forecast = Forecast.of(past).orElseThrow();
        double earliest = Collections.min(past);
        List<Double> looks = LookTimes.of(forecast, PollBounds.USUAL, goal);
        for (int j = 0; j < ENDS; j++) {
          watches.add(Watch.at(looks, PollBounds.USUAL, durations.draw(random), earliest));
        }
      }
      return Seen.of(watches);
    };
  }

  /**
   * Returns the fewest looks if the distribution itself were known, within the same bounds.
   *
   * @param price the seconds of lag that a look costs as much as
   */
  static Setting optimum(double price) {
    return durations -> {
      DoubleUnaryOperator ended = durations.endsWithin();
      TimeGrid grid =
          TimeGrid.of(ended, time(ended, NEVER), time(ended, 1 - NEVER), PollBounds.USUAL);
      List<Double> looks = LookTimes.atPrice(grid, PollBounds.USUAL, price);
      return seen(durations, end -> Watch.at(looks, PollBounds.USUAL, end, 0));
    };
  }

  /** Returns what a family of settings gives at this mean lag, which grows with its parameter. */
  static Seen atMeanLag(
      DoubleFunction<Setting> family, double least, double most, Durations durations, double lag) {
    double low = least;
    double high = most;
    Seen seen = family.apply(low).watch(durations);
    for (int i = 0; i < 13; i++) {
      double middle = Math.sqrt(low * high);
      seen = family.apply(middle).watch(durations);
      if (seen.mean() < lag) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return seen;
  }

  private static Seen seen(Durations durations, DoubleFunction<Watch> watch) {
    Random random = new Random(20261129);
    return Seen.of(
        DoubleStream.generate(() -> durations.draw(random)).limit(SYNCS).mapToObj(watch).toList());
  }

  /** Returns the time within which a job ends with that probability. */
  private static double time(DoubleUnaryOperator ended, double probability) {
    double low = 1;
    double high = 1e8;
    for (int i = 0; i < 60; i++) {
      double middle = Math.sqrt(low * high);
      if (ended.applyAsDouble(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
