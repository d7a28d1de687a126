package airstep.metrics;

import static airstep.metrics.MetricSet.FLOW;
import static airstep.metrics.MetricSet.TAG;

import airstep.vocabulary.run.RunStatus;
import java.util.List;
import java.util.function.ToLongFunction;

/** Airstep's metrics. The functions emit and the dashboard shows all that are listed here. */
public enum Metric {
  /**
   * 1 for a run of the whole flow that succeeded, else 0. Skipped and duplicate runs, checks, and
   * runs of some connections only do not count.
   */
  SUCCEEDED(
      "Succeeded",
      "Count",
      List.of(FLOW, TAG),
      run -> run.event().status() == RunStatus.SUCCEEDED && !run.run().partial() ? 1 : 0),
  /** 1 for a run that failed, else 0. */
  FAILED("Failed", "Count", List.of(TAG), run -> run.event().status() == RunStatus.FAILED ? 1 : 0),
  ROWS("Rows", "Count", List.of(FLOW, TAG), run -> run.event().rows()),
  BYTES("Bytes", "Bytes", List.of(FLOW, TAG), run -> run.event().bytes()),
  DURATION("DurationSeconds", "Seconds", List.of(TAG), run -> run.event().duration().toSeconds());

  /** The namespace of all metrics. */
  public static final String NAMESPACE = "Airstep";

  private final String metricName;
  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // The lists are immutable.
  private final List<MetricSet> sets;

  @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
  private final ToLongFunction<EndedRun> value;

  Metric(String metricName, String unit, List<MetricSet> sets, ToLongFunction<EndedRun> value) {
    this.metricName = metricName;
    this.unit = unit;
    this.sets = sets;
    this.value = value;
  }

  /** Returns its name in CloudWatch. */
  public String metricName() {
    return metricName;
  }

  /** Returns its CloudWatch unit. */
  String unit() {
    return unit;
  }

  boolean isIn(MetricSet set) {
    return sets.contains(set);
  }

  /** Returns its value for a run. */
  long of(EndedRun run) {
    return value.applyAsLong(run);
  }
}
