package airstep.bench.coldstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the starts of one function took, in the order of the rounds. */
final class Starts {

  private static final double MILLISECOND = 1e6;

  private final List<Start> all = new ArrayList<>();
  private final Duration warm;
  private final Duration compiled;

  /**
   * Creates an empty list.
   *
   * @param warm the processor time of a call soon after the start
   * @param compiled that of a call for which the JVM has compiled almost all
   */
  Starts(Duration warm, Duration compiled) {
    this.warm = warm;
    this.compiled = compiled;
  }

  void add(Start start) {
    all.add(start);
  }

  /** The processor time of a call soon after the start, in milliseconds. */
  double warm() {
    return warm.toNanos() / MILLISECOND;
  }

  /** The processor time of a call for which the JVM has compiled almost all, in milliseconds. */
  double compiled() {
    return compiled.toNanos() / MILLISECOND;
  }

  /** The median in milliseconds. */
  double median(Function<Start, Duration> part) {
    return median(all.stream().map(part).map(it -> it.toNanos() / MILLISECOND).toList());
  }

  /** How many times as long as another function each took in the same round: median and range. */
  String times(Starts other, Function<Start, Duration> part) {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < all.size(); round++) {
      times.add(
          (double) part.apply(all.get(round)).toNanos()
              / part.apply(other.all.get(round)).toNanos());
    }
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        median(times),
        times.stream().min(Double::compare).orElseThrow(),
        times.stream().max(Double::compare).orElseThrow());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
