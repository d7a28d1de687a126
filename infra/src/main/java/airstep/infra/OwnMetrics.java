package airstep.infra;

import airstep.metrics.Metric;
import airstep.metrics.MetricSet;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;

/** The custom metrics that runs publish. */
final class OwnMetrics {

  /** The price of a custom metric per month, for the first ten thousand. */
  static final double USD_A_MONTH = 0.30;

  private OwnMetrics() {}

  /** Returns the sum of a metric of the flow or tag. */
  static software.amazon.awscdk.services.cloudwatch.Metric of(
      Stage stage, MetricSet set, String name, Metric metric, Duration period) {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put(MetricSet.STAGE, stage.name());
    dimensions.put(set.dimension(), name);
    return sum(Metric.NAMESPACE, metric.metricName(), dimensions, period);
  }

  /** Returns the sum of any metric, including AWS's own. */
  static software.amazon.awscdk.services.cloudwatch.Metric sum(
      String namespace, String name, Map<String, String> dimensions, Duration period) {
    return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic("Sum")
        .period(period)
        .build();
  }

  /** Returns the number of metrics for these numbers of flows and tags. */
  static int count(int flows, int tags) {
    return flows * MetricSet.FLOW.metrics().size() + tags * MetricSet.TAG.metrics().size();
  }
}
