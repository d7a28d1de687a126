package airstep.metrics;

import java.util.List;

/**
 * Metrics that are printed together, under the same dimensions. Each costs for each value of its
 * dimensions, so what Step Functions measures by itself is not among them.
 */
public enum MetricSet {
  /** By flow: the rest is Step Functions' own, of the flow's machine. */
  FLOW("Flow"),
  /** By tag: of all runs whose flow has it. */
  TAG("Tag");

  /** The dimension that every set has, before its own. */
  public static final String STAGE = "Stage";

  private final String dimension;

  MetricSet(String dimension) {
    this.dimension = dimension;
  }

  /** The name of its own dimension. */
  public String dimension() {
    return dimension;
  }

  public List<Metric> metrics() {
    return switch (this) {
      case FLOW -> List.of(Metric.SUCCEEDED, Metric.ROWS, Metric.BYTES);
      case TAG ->
          List.of(Metric.SUCCEEDED, Metric.FAILED, Metric.ROWS, Metric.BYTES, Metric.DURATION);
    };
  }
}
