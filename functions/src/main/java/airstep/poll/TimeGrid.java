package airstep.poll;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Times at which a look may be made, dense where the job is likely to end, with the probability
 * that it has ended by then.
 */
public final class TimeGrid {

  private static final int POINTS = 120;

  /** Ends before that are left to the bounds, which look often enough in any case. */
  private static final double EARLY = 0.06;

  private static final double LATE = 0.996;
  private static final int FINE = 600;

  private final double[] times;
  private final double[] ended;

  /** The integral of the time over the density of ends, up to each time. */
  private final double[] moment;

  private TimeGrid(double[] times, double[] ended) {
    this.times = times;
    this.ended = ended;
    this.moment = new double[times.length];
    for (int i = 1; i < times.length; i++) {
      moment[i] = moment[i - 1] + (ended[i] - ended[i - 1]) * (times[i] + times[i - 1]) / 2;
    }
  }

  static TimeGrid of(Forecast forecast, PollBounds bounds) {
    return of(
        forecast::endsWithin,
        Math.max(bounds.shortest(), forecast.quantile(EARLY)),
        Math.max(2 * bounds.shortest(), forecast.quantile(LATE)),
        bounds);
  }

  /**
   * Returns a grid.
   *
   * @param endsWithin the probability that the job ends within a time
   */
  public static TimeGrid of(
      DoubleUnaryOperator endsWithin, double from, double to, PollBounds bounds) {
    double[] times = new double[FINE + 1];
    double[] ended = new double[FINE + 1];
    double step = Math.pow(to / from, 1.0 / FINE);
    double probability = endsWithin.applyAsDouble(to) - endsWithin.applyAsDouble(from);
    int size = 0;
    double time = from;
    for (int i = 0; i <= FINE; i++, time *= step) {
      double now = endsWithin.applyAsDouble(time);
      if (i == 0
          || i == FINE
          || (now - ended[size - 1]) / probability >= 1.0 / POINTS
          || time - times[size - 1] >= Math.max(bounds.longest(), bounds.growth() * time) / 6) {
        times[size] = time;
        ended[size++] = now;
      }
    }
    return new TimeGrid(Arrays.copyOf(times, size), Arrays.copyOf(ended, size));
  }

  int size() {
    return times.length;
  }

  double time(int i) {
    return times[i];
  }

  double running(int i) {
    return 1 - ended[i];
  }

  /** Returns the expected lag of the ends between two of the times, noticed at that look. */
  double lag(int from, int to, double look) {
    return look * (ended[to] - ended[from]) - (moment[to] - moment[from]);
  }

  /** Returns the probability that the job has ended by a time, between those of the grid. */
  double endsWithin(double time) {
    int i = Arrays.binarySearch(times, time);
    if (i >= 0) {
      return ended[i];
    }
    int above = -i - 1;
    if (above == 0) {
      return time <= 0 ? 0 : ended[0] * time / times[0];
    }
    if (above == times.length) {
      return ended[times.length - 1];
    }
    double share = (time - times[above - 1]) / (times[above] - times[above - 1]);
    return ended[above - 1] + share * (ended[above] - ended[above - 1]);
  }
}
