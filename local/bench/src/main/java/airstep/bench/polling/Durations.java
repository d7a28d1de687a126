package airstep.bench.polling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A distribution of the durations of a connection's syncs, in seconds.
 *
 * @param name its name in the tables
 * @param median the duration that half of the syncs exceed
 * @param peaks its parts, each a normal distribution of logarithms
 * @param growth by which share each sync takes longer than the one before
 */
record Durations(String name, double median, List<Peak> peaks, double growth) {

  /**
   * A part of the distribution.
   *
   * @param weight its share of all syncs
   * @param factor its median, as a multiple of that of the whole
   * @param spread the standard deviation of the logarithm
   */
  record Peak(double weight, double factor, double spread) {}

  static Durations steady(double median, double spread) {
    String name = "steady, spread %.0f %%".formatted(100 * spread);
    return new Durations(name, median, List.of(new Peak(1, 1, spread)), 0);
  }

  static Durations growing(double median) {
    return new Durations("growing 2 % a sync", median, List.of(new Peak(1, 1, 0.03)), 0.02);
  }

  /** A full refresh now and then. */
  static Durations bimodal(double median) {
    return new Durations(
        "bimodal, 1 of 4 three times as long",
        median,
        List.of(new Peak(0.75, 1, 0.05), new Peak(0.25, 3, 0.05)),
        0);
  }

  static Durations heavyTailed(double median) {
    return new Durations(
        "heavy-tailed",
        median,
        List.of(new Peak(0.8, 1, 0.1), new Peak(0.15, 1.5, 0.4), new Peak(0.05, 3, 0.7)),
        0);
  }

  /** Draws the durations of past syncs, newest first. */
  List<Double> history(Random random, int syncs) {
    List<Double> past = new ArrayList<>();
    for (int i = 1; i <= syncs; i++) {
      past.add(draw(random) * Math.pow(1 + growth, -i));
    }
    return past;
  }

  /** Draws the duration of the next sync. */
  double draw(Random random) {
    double which = random.nextDouble();
    double normal = random.nextGaussian();
    Peak peak = peaks.getLast();
    for (Peak each : peaks) {
      which -= each.weight();
      if (which < 0) {
        peak = each;
        break;
      }
    }
    return median * peak.factor() * Math.exp(peak.spread() * normal);
  }

  /** Returns the probability that the next sync ends within a time. */
  DoubleUnaryOperator endsWithin() {
    return time ->
        peaks.stream()
            .mapToDouble(
                peak ->
                    peak.weight() * normal(Math.log(time / median / peak.factor()) / peak.spread()))
            .sum();
  }

  /** The normal distribution, by formula 26.2.17 of Abramowitz and Stegun: to seven digits. */
  private static double normal(double x) {
    if (x < 0) {
      return 1 - normal(-x);
    }
    double t = 1 / (1 + 0.2316419 * x);
    double sum =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return 1 - Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
  }
}
