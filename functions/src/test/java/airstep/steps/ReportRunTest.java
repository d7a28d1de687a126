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
  void printsTheMetricsAndNothingElse() {
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
  void saysWhatItsInputLacks() {
    Map<String, Object> input = new HashMap<>(input());
    input.remove("stage");

    assertThat(bench.failure(new ReportRun(bench.parts()), input))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the input of ReportRun: `stage` is missing or is not a text");
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
        Map.of(
            "flow", "hubspot",
            "status", "SUCCEEDED",
            "rows", 12,
            "bytes", 3400,
            "durationSeconds", 300));
  }
}
