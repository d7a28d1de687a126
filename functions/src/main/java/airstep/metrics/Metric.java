package airstep.metrics;

/** A metric of ours. Its name and unit are said here once, for what prints it and what shows it. */
public enum Metric {
  /** 1 for a run that succeeded, else 0. A skipped run is none, nor is a duplicate or a check. */
  SUCCEEDED("Succeeded", "Count"),
  /** 1 for a run that failed, else 0. */
  FAILED("Failed", "Count"),
  ROWS("Rows", "Count"),
  BYTES("Bytes", "Bytes"),
  DURATION("DurationSeconds", "Seconds");

  /** The namespace of all of them. */
  public static final String NAMESPACE = "Airstep";

  private final String metricName;
  private final String unit;

  Metric(String metricName, String unit) {
    this.metricName = metricName;
    this.unit = unit;
  }

  /** What CloudWatch calls it. */
  public String metricName() {
    return metricName;
  }

  /** One of CloudWatch's units. */
  public String unit() {
    return unit;
  }
}
