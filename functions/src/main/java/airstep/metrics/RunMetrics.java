package airstep.metrics;

import airstep.json.Json;
import airstep.vocabulary.run.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of a run in CloudWatch's embedded metric format. A line on standard output becomes
 * metrics once it is in the function's log.
 */
public record RunMetrics(String stage, String flow, List<String> tags, RunEvent event) {

  /** Returns one line for each set of dimensions, each a JSON object. */
  public List<String> lines(Instant at) {
    List<String> lines = new ArrayList<>();
    lines.add(line(MetricSet.FLOW, flow, at));
    tags.forEach(tag -> lines.add(line(MetricSet.TAG, tag, at)));
    return lines;
  }

  private String line(MetricSet set, String of, Instant at) {
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", Metric.NAMESPACE);
    directive.put("Dimensions", List.of(List.of(MetricSet.STAGE, set.dimension())));
    directive.put("Metrics", set.metrics().stream().map(RunMetrics::declaration).toList());
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("Timestamp", at.toEpochMilli());
    metadata.put("CloudWatchMetrics", List.of(directive));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", metadata);
    line.put(MetricSet.STAGE, stage);
    line.put(set.dimension(), of);
    set.metrics().forEach(metric -> line.put(metric.metricName(), metric.of(event)));
    return Json.write(line);
  }

  private static Map<String, Object> declaration(Metric metric) {
    Map<String, Object> declaration = new LinkedHashMap<>();
    declaration.put("Name", metric.metricName());
    declaration.put("Unit", metric.unit());
    return declaration;
  }
}
