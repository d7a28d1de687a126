package airstep.metrics;

import java.util.List;
import java.util.stream.Stream;

/**
 * Metrics that are emitted together with the same dimensions. Each combination of dimension values
 * costs money, so metrics that Step Functions provides are left out.
 */
public enum MetricSet {
  /** By flow. Step Functions provides the other metrics for the flow's state machine. */
  FLOW("Flow"),
  /** By tag, over all flows with the tag. */
  TAG("Tag");

  /** The first dimension of every set. */
  public static final String STAGE = "Stage";

  private final String dimension;

  MetricSet(String dimension) {
    this.dimension = dimension;
  }

  /** Returns the name of its second dimension. */
  public String dimension() {
    return dimension;
  }

  public List<Metric> metrics() {
    return Stream.of(Metric.values()).filter(metric -> metric.isIn(this)).toList();
  }
}
