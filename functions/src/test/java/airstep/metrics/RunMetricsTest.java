package airstep.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RunMetricsTest {

  private static final Instant AT = Instant.parse("2026-11-22T07:05:00Z");

  /** Follows CloudWatch's specification of the format. */
  @Test
  void writesOneLineForTheFlowAndOneForEachTag() {
    List<JsonObject> lines = lines(RunStatus.SUCCEEDED, List.of("daily", "sales"));

    assertThat(lines.getFirst().fields())
        .isEqualTo(
            Map.of(
                "_aws",
                Map.of(
                    "Timestamp",
                    AT.toEpochMilli(),
                    "CloudWatchMetrics",
                    List.of(
                        Map.of(
                            "Namespace",
                            "Airstep",
                            "Dimensions",
                            List.of(List.of("Stage", "Flow")),
                            "Metrics",
                            List.of(
                                Map.of("Name", "Succeeded", "Unit", "Count"),
                                Map.of("Name", "Rows", "Unit", "Count"),
                                Map.of("Name", "Bytes", "Unit", "Bytes"))))),
                "Stage",
                "dev",
                "Flow",
                "hubspot",
                "Succeeded",
                1L,
                "Rows",
                12L,
                "Bytes",
                3400L));
    assertThat(lines.subList(1, 3))
        .extracting(line -> line.needText("Tag"))
        .containsExactly("daily", "sales");
    assertThat(lines.get(1).fields())
        .containsOnlyKeys(
            "_aws", "Stage", "Tag", "Succeeded", "Failed", "Rows", "Bytes", "DurationSeconds")
        .containsEntry("DurationSeconds", 300L);
  }

  /** CloudWatch silently drops a declared metric without a value. */
  @ParameterizedTest
  @EnumSource
  void includesEveryDeclaredDimensionAndMetric(MetricSet set) {
    JsonObject line =
        lines(RunStatus.FAILED, List.of("daily")).stream()
            .filter(one -> one.text(set.dimension()).isPresent())
            .findFirst()
            .orElseThrow();
    JsonObject declared = line.needObject("_aws").objects("CloudWatchMetrics").getFirst();

    assertThat(declared.fields().get("Dimensions"))
        .isEqualTo(List.of(List.of(MetricSet.STAGE, set.dimension())));
    assertThat(line.fields()).containsKeys(MetricSet.STAGE, set.dimension());
    assertThat(declared.objects("Metrics"))
        .extracting(metric -> metric.needText("Name"))
        .containsExactlyElementsOf(set.metrics().stream().map(Metric::metricName).toList())
        .allSatisfy(name -> assertThat(line.fields().get(name)).isInstanceOf(Long.class));
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, 1, 0", "SKIPPED, 0, 0", "FAILED, 0, 1"})
  void countsOnlySuccess(RunStatus status, long succeeded, long failed) {
    List<JsonObject> lines = lines(status, List.of("daily"));

    assertThat(lines.getFirst().needWhole("Succeeded")).isEqualTo(succeeded);
    assertThat(lines.getLast().needWhole("Succeeded")).isEqualTo(succeeded);
    assertThat(lines.getLast().needWhole("Failed")).isEqualTo(failed);
  }

  @Test
  void theSuccessOfSomeConnectionsIsNotTheSuccessOfTheFlow() {
    JsonObject line = lines(RunStatus.SUCCEEDED, true, List.of()).getFirst();

    assertThat(line.needWhole("Succeeded")).isZero();
    assertThat(line.needWhole("Rows")).isEqualTo(12);
  }

  private static List<JsonObject> lines(RunStatus status, List<String> tags) {
    return lines(status, false, tags);
  }

  private static List<JsonObject> lines(RunStatus status, boolean partial, List<String> tags) {
    RunId run = new RunId("hubspot", "arn", AT, partial, partial, Optional.empty());
    RunEvent event =
        new RunEvent(status, 1, 0, 0, 12, 3400, Duration.ofMinutes(5), Optional.empty());
    return new RunMetrics("dev", tags, new EndedRun(run, event))
        .lines(AT).stream().map(Json::readObject).toList();
  }
}
