package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import airstep.flows.Flow;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/aws.md have every alarm and every option, and their prices are counted. */
class AwsPageTest {

  private static final Pattern NAME = Pattern.compile("\\| `([^`]+)` \\|.*");
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  @Test
  void listsEveryAlarm() throws IOException {
    Set<String> flows =
        Synthesized.flowsOfEveryKind().stream().map(Flow::name).collect(Collectors.toSet());

    Set<String> alarms = new TreeSet<>();
    for (JsonNode alarm : Synthesized.PROD.all(ALARM)) {
      String name = alarm.get("AlarmName").asText().substring("airstep-prod-".length());
      String flow = name.split("\\.", 2)[0];
      alarms.add(flows.contains(flow) ? "<flow>" + name.substring(flow.length()) : name);
    }

    assertThat(firstCells("| alarm | means | do |"))
        .containsExactlyInAnyOrderElementsOf(alarms)
        .contains("<flow>.freshness");
  }

  @Test
  void listsEveryOption() throws IOException {
    String refusal =
        catchThrowableOfType(
                RefusedException.class, () -> Options.read(Map.of("nothing", ""), Path.of("")))
            .getMessage();
    String valid = refusal.substring(refusal.indexOf("valid keys are ") + 15);

    assertThat(firstCells("| context | meaning | default |"))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(valid.split(", ", -1)));
  }

  @Test
  void countsTheMetricsOfAlarmsAndOfTheDashboard() throws IOException {
    long onAlarms =
        Synthesized.DEV.all(ALARM).stream()
            .mapToLong(alarm -> Math.max(1, alarm.findValues("MetricStat").size()))
            .sum();
    long onDashboard =
        DashboardTest.body(Synthesized.DEV)
            .get("widgets")
            .valueStream()
            .mapToLong(widget -> widget.at("/properties/metrics").size())
            .sum();

    assertThat(page())
        .contains(
            "| alarms: four, two of them on two metrics | %d | $0.10 |".formatted(onAlarms),
            "3 dashboards of at most 50 metrics; this one has %d |".formatted(onDashboard));
  }

  private static List<String> firstCells(String header) throws IOException {
    return page()
        .lines()
        .dropWhile(line -> !line.equals(header))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .flatMap(AwsPageTest::name)
        .toList();
  }

  private static Stream<String> name(String row) {
    return NAME.matcher(row).results().map((MatchResult found) -> found.group(1));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "aws.md"));
  }
}
