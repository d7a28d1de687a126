package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.steps.CloseRun;
import airstep.steps.StepParts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The dashboard shows the custom metrics that the handlers emit. */
class DashboardTest {

  @Test
  void showsExactlyTheMetricsThatCloseRunEmits() throws IOException {
    Set<String> printed = new TreeSet<>();
    for (Flow flow : Synthesized.shippedFlows()) {
      for (String line : report("dev", flow.name(), flow.tags())) {
        printed.addAll(metrics(Synthesized.JSON.readTree(line)));
      }
    }
    Set<String> shown = new TreeSet<>();
    for (JsonNode widget : body(Synthesized.DEV).get("widgets")) {
      for (JsonNode metric : widget.at("/properties/metrics")) {
        if (metric.get(0).asText().equals("Airstep")) {
          shown.add(shown(metric));
        }
      }
    }

    // Successes are shown by tag. By flow, only the freshness alarm uses them.
    assertThat(printed).containsAll(shown);
    printed.removeAll(shown);
    assertThat(printed)
        .allSatisfy(metric -> assertThat(metric).startsWith("Succeeded Flow="))
        .hasSize(3);
  }

  @Test
  void logQueriesUseFieldsThatCloseRunPrints() throws IOException {
    JsonNode line = Synthesized.JSON.readTree(report("dev", "daily", List.of()).getFirst());
    String query =
        body(Synthesized.DEV)
            .get("widgets")
            .valueStream()
            .filter(widget -> widget.get("type").asText().equals("log"))
            .map(widget -> widget.at("/properties/query").asText())
            .findFirst()
            .orElseThrow();

    assertThat(query)
        .contains("SOURCE '/aws/lambda/airstep-dev-close-run'")
        .contains("Succeeded = 1")
        .contains("by Flow");
    assertThat(line.has("Succeeded")).isTrue();
    assertThat(line.has("Flow")).isTrue();
  }

  @Test
  void statesTheCostOfCustomMetrics() throws IOException {
    assertThat(body(Synthesized.DEV).at("/widgets/0/properties/markdown").asText())
        .contains("3 flows and 4 tags")
        .contains("at most 29 custom metrics, which cost at most 8.70 USD a month");
  }

  @Test
  void isFreeForTheShippedFlows() throws IOException {
    int shown = 0;
    for (JsonNode widget : body(Synthesized.DEV).get("widgets")) {
      shown += widget.at("/properties/metrics").size();
    }
    assertThat(shown).isBetween(40, 50);
  }

  private static List<String> report(String stage, String flow, List<String> tags)
      throws IOException {
    List<String> lines = new ArrayList<>();
    StepParts parts = new StepParts(null, null, () -> Instant.EPOCH, null, lines::add, null, null);
    ObjectNode input = Synthesized.JSON.createObjectNode().put("stage", stage);
    input.set("tags", Synthesized.JSON.valueToTree(tags));
    input
        .putObject("run")
        .put("flow", flow)
        .put("execution", "arn:aws:states:eu-west-2:000000000000:execution:airstep-dev-run:x")
        .put("scheduledTime", "2026-11-22T07:00:00Z")
        .put("byHand", false);
    input.put("rows", 1).put("bytes", 2).put("durationSeconds", 3).put("named", true);
    input.put("down", 0).put("skipped", 0).putArray("ids").add("a");
    input.putArray("outcomes").add("SUCCEEDED");
    for (String list : List.of("worst", "noticed", "off", "offIds", "parts")) {
      input.putArray(list);
    }
    new CloseRun(parts)
        .handleRequest(
            new ByteArrayInputStream(input.toString().getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            null);
    return lines;
  }

  /** Returns {@code Rows Flow=daily Stage=dev} for each metric that a printed line declares. */
  private static Set<String> metrics(JsonNode line) {
    Set<String> metrics = new TreeSet<>();
    for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
      assertThat(directive.get("Namespace").asText()).isEqualTo("Airstep");
      for (JsonNode dimensions : directive.get("Dimensions")) {
        Set<String> values = new TreeSet<>();
        dimensions.forEach(d -> values.add(d.asText() + "=" + line.get(d.asText()).asText()));
        for (JsonNode metric : directive.get("Metrics")) {
          String name = metric.get("Name").asText();
          assertThat(line.get(name).isNumber()).isTrue();
          metrics.add(name + " " + String.join(" ", values));
        }
      }
    }
    return metrics;
  }

  private static String shown(JsonNode metric) {
    Set<String> values = new TreeSet<>();
    for (int i = 2; i + 1 < metric.size(); i += 2) {
      values.add(metric.get(i).asText() + "=" + metric.get(i + 1).asText());
    }
    return metric.get(1).asText() + " " + String.join(" ", values);
  }

  /** Returns the body with a word in place of each CloudFormation function. */
  static JsonNode body(Template template) throws JsonProcessingException {
    JsonNode body = template.all("AWS::CloudWatch::Dashboard").getFirst().get("DashboardBody");
    StringBuilder text = new StringBuilder();
    body.at("/Fn::Join/1").forEach(part -> text.append(part.isTextual() ? part.asText() : "blank"));
    return Synthesized.JSON.readTree(text.toString());
  }
}
