package airstep.poll;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long a job may take, as a smooth density made from past durations.
 *
 * <p>On a logarithmic scale, each past duration is a logistic kernel, which has heavier tails than
 * a normal one. The newest have the largest weights. How wide the kernels are, and whether the
 * durations follow a trend, is what would have foretold each of them best from all others. This
 * finds the two narrow peaks of a bimodal mix, and no single outlier widens them.
 */
public final class Forecast {

  /** With fewer durations, there is no forecast. */
  private static final int LEAST = 3;

  private static final double FADING = 0.97;
  private static final double NARROWEST = 0.004;
  private static final double WIDENING = 1.5;
  private static final int WIDTHS = 12;

  /** Of few durations, the kernels are at least this wide, divided by their number. */
  private static final double WIDTH_OF_ONE = 0.1;

  /**
   * A part of each kernel.
   *
   * @param share of the ends
   * @param wider how much wider it is than the kernel that fits
   */
  private record Part(double share, double wider) {}

  /** One end in ten is a surprise, and half of these differ widely from all before. */
  private static final List<Part> PARTS =
      List.of(new Part(0.9, 0), new Part(0.05, 0.1), new Part(0.05, 0.6));

  /** How much better a trend must foretell the durations: it is one more parameter. */
  private static final double MARGIN = 3;

  /** So many times its scale from its center, a part of a kernel has less than 0.001 %. */
  private static final int TAILS = 12;

  private final double[] centers;
  private final double[] weights;
  private final double width;

  private Forecast(double[] centers, double[] weights, double width) {
    this.centers = centers;
    this.weights = weights;
    this.width = width;
  }

  /**
   * Returns the forecast; empty if too little is known.
   *
   * @param seconds the durations of past jobs, newest first
   */
  public static Optional<Forecast> of(List<Double> seconds) {
    double[] logs = seconds.stream().filter(it -> it > 0).mapToDouble(Math::log).toArray();
    if (logs.length < LEAST) {
      return Optional.empty();
    }
    double[] weights = new double[logs.length];
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      weights[i] = Math.pow(FADING, i);
      sum += weights[i];
    }
    for (int i = 0; i < logs.length; i++) {
      weights[i] /= sum;
    }
    Fit steady = fit(logs, weights);
    double[] trend = extrapolated(logs);
    Fit growing = fit(trend, weights);
    return Optional.of(
        growing.score() > steady.score() + MARGIN
            ? new Forecast(trend, weights, growing.width())
            : new Forecast(logs, weights, steady.width()));
  }

  /** Returns the probability that the job ends within that time. */
  public double endsWithin(double seconds) {
    double log = Math.log(seconds);
    double sum = 0;
    for (Part part : PARTS) {
      double scale = width + part.wider();
      for (int i = 0; i < centers.length; i++) {
        sum += part.share() * weights[i] / (1 + Math.exp((centers[i] - log) / scale));
      }
    }
    return sum;
  }

  /** Returns the time within which it ends with that probability. */
  public double quantile(double probability) {
    double widest = width + PARTS.getLast().wider();
    double low = Arrays.stream(centers).min().orElseThrow() - TAILS * widest;
    double high = Arrays.stream(centers).max().orElseThrow() + TAILS * widest;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (endsWithin(Math.exp(middle)) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high);
  }

  private record Fit(double width, double score) {}

  private static Fit fit(double[] logs, double[] weights) {
    Fit best = new Fit(0, Double.NEGATIVE_INFINITY);
    double width = Math.max(NARROWEST, WIDTH_OF_ONE / logs.length);
    for (int i = 0; i < WIDTHS; i++, width *= WIDENING) {
      double score = score(logs, weights, width);
      if (score > best.score()) {
        best = new Fit(width, score);
      }
    }
    return best;
  }

  /** Returns the logarithm of how likely each duration is, foretold from all others. */
  private static double score(double[] logs, double[] weights, double width) {
    double score = 0;
    for (int i = 0; i < logs.length; i++) {
      double density = 0;
      for (int j = 0; j < logs.length; j++) {
        if (j != i) {
          density += weights[j] * density(logs[i] - logs[j], width);
        }
      }
      score += Math.log(density / (1 - weights[i]));
    }
    return score;
  }

  private static double density(double distance, double width) {
    double density = 0;
    for (Part part : PARTS) {
      double scale = width + part.wider();
      double half = 1 / Math.cosh(distance / (2 * scale));
      density += part.share() * half * half / (4 * scale);
    }
    return density;
  }

  /** Returns what each would be now, by the median of the slopes between all pairs. */
  private static double[] extrapolated(double[] logs) {
    int n = logs.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[next++] = (logs[i] - logs[j]) / (j - i);
      }
    }
    Arrays.sort(slopes);
    double slope = slopes[slopes.length / 2];
    double[] now = new double[n];
    for (int i = 0; i < n; i++) {
      now[i] = logs[i] + slope * (i + 1);
    }
    return now;
  }
}
