package airstep.metrics;

/**
 * Airstep's metrics, with the name and unit used by the function that emits them and by the
 * dashboard.
 */
public enum Metric {
  /** 1 for a run that succeeded, else 0. Skipped and duplicate runs and checks do not count. */
  SUCCEEDED("Succeeded", "Count"),
  /** 1 for a run that failed, else 0. */
  FAILED("Failed", "Count"),
  ROWS("Rows", "Count"),
  BYTES("Bytes", "Bytes"),
  DURATION("DurationSeconds", "Seconds");

  /** The namespace of all metrics. */
  public static final String NAMESPACE = "Airstep";

  private final String metricName;
  private final String unit;

  Metric(String metricName, String unit) {
    this.metricName = metricName;
    this.unit = unit;
  }

  /** Returns its name in CloudWatch. */
  public String metricName() {
    return metricName;
  }

  /** Returns its CloudWatch unit. */
  public String unit() {
    return unit;
  }
}
