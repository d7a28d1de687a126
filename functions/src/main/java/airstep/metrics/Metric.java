package airstep.metrics;

import static airstep.metrics.MetricSet.FLOW;
import static airstep.metrics.MetricSet.TAG;

import airstep.json.JsonObject;
import java.util.List;
import java.util.function.ToLongFunction;

/** Airstep's metrics. The functions emit and the dashboard shows all that are listed here. */
public enum Metric {
  /** 1 for a run that succeeded, else 0. Skipped and duplicate runs and checks do not count. */
  SUCCEEDED("Succeeded", "Count", List.of(FLOW, TAG), run -> has(run, "SUCCEEDED") ? 1 : 0),
  /** 1 for a run that failed, else 0. */
  FAILED(
      "Failed", "Count", List.of(TAG), run -> has(run, "SUCCEEDED") || has(run, "SKIPPED") ? 0 : 1),
  ROWS("Rows", "Count", List.of(FLOW, TAG), run -> run.needWhole("rows")),
  BYTES("Bytes", "Bytes", List.of(FLOW, TAG), run -> run.needWhole("bytes")),
  DURATION("DurationSeconds", "Seconds", List.of(TAG), run -> run.needWhole("durationSeconds"));

  /** The namespace of all metrics. */
  public static final String NAMESPACE = "Airstep";

  private final String metricName;
  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // The lists are immutable.
  private final List<MetricSet> sets;

  @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
  private final ToLongFunction<JsonObject> value;

  Metric(String metricName, String unit, List<MetricSet> sets, ToLongFunction<JsonObject> value) {
    this.metricName = metricName;
    this.unit = unit;
    this.sets = sets;
    this.value = value;
  }

  private static boolean has(JsonObject run, String status) {
    return run.needText("status").equals(status);
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

  /** Returns its value for a run, given the run's event. */
  long of(JsonObject run) {
    return value.applyAsLong(run);
  }
}
