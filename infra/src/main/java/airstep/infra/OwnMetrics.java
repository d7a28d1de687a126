package airstep.infra;

import airstep.metrics.MetricSet;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** The metrics that runs print, as CloudWatch is asked for them. */
final class OwnMetrics {

  /** What CloudWatch takes a month for each, in the first ten thousand. */
  static final double USD_A_MONTH = 0.30;

  private OwnMetrics() {}

  /** The sum of one, for that flow or tag. */
  static Metric of(
      Stage stage, MetricSet set, String name, airstep.metrics.Metric metric, Duration period) {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put(MetricSet.STAGE, stage.name());
    dimensions.put(set.dimension(), name);
    return Metric.Builder.create()
        .namespace(airstep.metrics.Metric.NAMESPACE)
        .metricName(metric.metricName())
        .dimensionsMap(dimensions)
        .statistic("Sum")
        .period(period)
        .build();
  }

  /** How many there are with so many flows and tags. */
  static int count(int flows, int tags) {
    return flows * MetricSet.FLOW.metrics().size() + tags * MetricSet.TAG.metrics().size();
  }
}
