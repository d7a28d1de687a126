package airstep.poll;

import java.util.ArrayList;
import java.util.List;

/**
 * The times at which to look at a job, from a forecast: few looks, and an end noticed soon.
 *
 * <p>If a look costs as much as c seconds of lag, a pause g where ends have the density f and the
 * job still runs with the probability S costs f·g/2 of lag and c·S/g of looks a second. The sum is
 * least for g = √(2c·S/f): the pause is short where an end is likely, relative to what still runs.
 * That is exact only where pauses are short, so the looks are chosen among the times of a {@link
 * TimeGrid} by dynamic programming, which has no such limit and keeps to the bounds.
 */
public final class LookTimes {

  private static final int STEPS = 14;

  /**
   * The highest price of a look, as a multiple of the lag to reach. If the past is so regular that
   * one look reaches it, a higher price would leave no looks for a job that takes a little longer.
   */
  private static final double DEAREST = 4;

  private final TimeGrid grid;
  private final PollBounds bounds;
  private final double[] cost;
  private final int[] next;

  private LookTimes(TimeGrid grid, PollBounds bounds) {
    this.grid = grid;
    this.bounds = bounds;
    this.cost = new double[grid.size()];
    this.next = new int[grid.size()];
  }

  /** Returns the times, in seconds. After and between them, looks are made by the bounds only. */
  public static List<Double> of(Forecast forecast, PollBounds bounds, LagGoal goal) {
    double lag = goal.lag(forecast.quantile(0.5));
    LookTimes times = new LookTimes(TimeGrid.of(forecast, bounds), bounds);
    double cheap = lag / 100;
    double dear = lag * DEAREST;
    List<Double> best = times.at(cheap);
    for (int i = 0; i < STEPS; i++) {
      double price = Math.sqrt(cheap * dear);
      List<Double> looks = times.at(price);
      if (times.medianLag(looks) <= lag) {
        best = looks;
        cheap = price;
      } else {
        dear = price;
      }
    }
    return best;
  }

  /** Returns the times of the looks if one costs as much as that many seconds of lag. */
  public static List<Double> atPrice(TimeGrid grid, PollBounds bounds, double price) {
    return new LookTimes(grid, bounds).at(price);
  }

  private List<Double> at(double price) {
    int size = grid.size();
    // From the last look among these times on, the bounds alone decide.
    for (int i = size - 1; i >= 0; i--) {
      double latest = bounds.latestAfter(grid.time(i));
      cost[i] = Double.POSITIVE_INFINITY;
      next[i] = size;
      if (latest >= grid.time(size - 1)) {
        cost[i] = price * grid.running(i) + grid.lag(i, size - 1, latest);
      }
      for (int j = i + 1; j < size && grid.time(j) <= latest; j++) {
        if (grid.time(j) - grid.time(i) >= bounds.shortest()) {
          double with = price * grid.running(i) + grid.lag(i, j, grid.time(j)) + cost[j];
          if (with < cost[i]) {
            cost[i] = with;
            next[i] = j;
          }
        }
      }
    }
    List<Double> looks = new ArrayList<>();
    for (int i = first(); i < size; i = next[i]) {
      looks.add(grid.time(i));
    }
    return looks;
  }

  /** Returns the first look among the times: no later than the bounds allow after earlier ones. */
  private int first() {
    double before = 0;
    while (bounds.latestAfter(before) < grid.time(0)) {
      before = bounds.latestAfter(before);
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < grid.size() && grid.time(j) <= bounds.latestAfter(before); j++) {
      double with = grid.lag(0, j, grid.time(j)) + cost[j];
      if (with < least && grid.time(j) - before >= bounds.shortest()) {
        least = with;
        best = j;
      }
    }
    return best;
  }

  private double medianLag(List<Double> looks) {
    double low = 0;
    double high = bounds.latestAfter(grid.time(grid.size() - 1));
    for (int i = 0; i < 20; i++) {
      double middle = (low + high) / 2;
      if (noticedWithin(looks, middle) < 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns the probability that the end is among the times and noticed within that lag. */
  private double noticedWithin(List<Double> looks, double lag) {
    double sum = 0;
    double before = 0;
    for (double look : looks) {
      sum += grid.endsWithin(look) - grid.endsWithin(Math.max(before, look - lag));
      before = look;
    }
    return sum;
  }
}
