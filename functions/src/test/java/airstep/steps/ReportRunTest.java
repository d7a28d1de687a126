package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ReportRunTest {

  @RegisterExtension final Bench bench = new Bench();

  @Test
  void printsOnlyTheMetrics() {
    assertThat(bench.run(new ReportRun(bench.parts()), input()).fields()).isEmpty();

    assertThat(bench.logLines())
        .hasSize(3)
        .allSatisfy(
            line -> {
              assertThat(line.needObject("_aws").needWhole("Timestamp"))
                  .isEqualTo(bench.clock().instant().toEpochMilli());
              assertThat(line.needText("Stage")).isEqualTo("dev");
              assertThat(line.needWhole("Rows")).isEqualTo(12);
            });
  }

  @Test
  void namesMissingInput() {
    Map<String, Object> input = new HashMap<>(input());
    input.remove("stage");

    assertThat(bench.failure(new ReportRun(bench.parts()), input))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the input of ReportRun: `stage` is missing or is not a string");
    assertThat(bench.logLines()).isEmpty();
  }

  private static Map<String, Object> input() {
    return Map.of(
        "execution",
        Bench.EXECUTION,
        "stage",
        "dev",
        "tags",
        List.of("daily", "sales"),
        "run",
        new HashMap<>(
            Map.ofEntries(
                Map.entry("flow", "hubspot"),
                Map.entry("execution", "arn"),
                Map.entry("scheduledTime", "2026-11-22T07:00:00Z"),
                Map.entry("byHand", false),
                Map.entry("total", 1),
                Map.entry("skipped", 0),
                Map.entry("failed", 0),
                Map.entry("status", "SUCCEEDED"),
                Map.entry("rows", 12),
                Map.entry("bytes", 3400),
                Map.entry("durationSeconds", 300))));
  }
}
