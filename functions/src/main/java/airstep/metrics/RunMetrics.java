package airstep.metrics;

import airstep.json.Json;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of a run in CloudWatch's embedded metric format. A line on standard output becomes
 * metrics once it is in the function's log.
 */
public record RunMetrics(String stage, List<String> tags, EndedRun run) {

  /** Returns one line for each set of dimensions, each a JSON object. */
  public List<String> lines(Instant at) {
    List<String> lines = new ArrayList<>();
    lines.add(line(MetricSet.FLOW, run.run().flow(), at));
    tags.forEach(tag -> lines.add(line(MetricSet.TAG, tag, at)));
    return lines;
  }

  private String line(MetricSet set, String of, Instant at) {
    JsonFields directive =
        new JsonFields()
            .put("Namespace", Metric.NAMESPACE)
            .put("Dimensions", List.of(List.of(MetricSet.STAGE, set.dimension())))
            .put("Metrics", set.metrics().stream().map(RunMetrics::declaration).toList());
    JsonFields metadata =
        new JsonFields()
            .put("Timestamp", at.toEpochMilli())
            .put("CloudWatchMetrics", List.of(directive));
    JsonFields line =
        new JsonFields().put("_aws", metadata).put(MetricSet.STAGE, stage).put(set.dimension(), of);
    set.metrics().forEach(metric -> line.put(metric.metricName(), metric.of(run)));
    return Json.write(line);
  }

  private static JsonFields declaration(Metric metric) {
    return new JsonFields().put("Name", metric.metricName()).put("Unit", metric.unit());
  }
}
