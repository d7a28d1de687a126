package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private static final int CAMPAIGN = Integer.getInteger("airstep.campaign", 1);
  private static final String VALID =
      """
      description: everything that can be written
      enabled: true
      schedule:
        cron: "*/5 6-18 1,15 JAN-JUN *"
        timezone: Europe/Berlin
      on:
        bus: default
        source: [dbt]
        detail: {models: [{numeric: [">", 0]}]}
      connections: all-active
      workspaces: [00000000-0000-4000-8000-000000000001, "${WORKSPACE}"]
      job: clear
      confirm: true
      whenRunning: wait
      timeout: 1h30m
      poll: {first: 15s, max: 300s}
      triggerTimeout: 150s
      retries:
        count: 2
        on: [trigger, failed]
        delay: 10s
        multiplier: 10
        jitter: 0.5
      concurrency: 4
      tags: [airbyte, hubspot]
      freshness: 26h
      airbyte: {secret: airbyte/api-credentials}
      alert:
        secret: slack/alerts
        kinds: [failed, timed-out, crashed, unknown, schema-change]
        mention: S012AB3CD
        runbook: https://wiki.example.com/airbyte#contacts
        text: "{{ flow.name }} failed: {{flow_run.state.message}}"
      external:
        - {at: "07:30", name: dbt transformations}
      """;

  private static final String ALERTS =
      """
      defaults: {secret: slack/alerts, mention: S012AB3CD}
      routes:
        - tag: airbyte
          kinds: [failed, timed-out, crashed, unknown]
          text: "Airbyte sync failed: {{ flow.name }} - {{ flow_run.state.message }}"
        - {tag: dbt, runbook: https://wiki.example.com/dbt}
      """;

  private static final List<String> PIECES =
      List.of(
          "${",
          "}",
          "{%",
          "{{",
          "}}",
          "%}",
          "${NO}",
          ":",
          "- ",
          "\n",
          "\t",
          "\"",
          "'",
          "#",
          "&a ",
          "*a",
          "!!int ",
          "!x ",
          "? ",
          "|",
          ">",
          "---\n",
          "...",
          "%YAML 1.2\n",
          "[",
          "]",
          "{",
          ",",
          "<<: ",
          "~",
          "null",
          "0x1F",
          "1e999",
          "-1",
          "99999999999999999999",
          ".nan",
          "\u0000",
          "\uD800",
          "\uFEFF",
          "😀");

  private static final Path FLOWS = Path.of("nowhere");
  private static final Environment ENVIRONMENT =
      Environment.of(FLOWS, Map.of("WORKSPACE", "00000000-0000-4000-8000-000000000002"));

  private static final FlowFile.Surroundings AROUND =
      new FlowFile.Surroundings(Alerts.NONE, ENVIRONMENT, Optional.empty());

  @Test
  void randomFilesGiveAFlowOrProblems() {
    long seed = 20261122;
    Random random = new Random(seed);
    assertThat(read(VALID)).isEmpty();
    for (int i = 0; i < 1_000 * CAMPAIGN; i++) {
      String text = VALID;
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        text = change(text, random);
      }
      String mutated = text;

      assertThatCode(() -> assertThat(read(mutated)).allMatch(FuzzTest::isOneLine))
          .as("seed %d, %d:%n%s", seed, i, mutated)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void randomAlertFilesGiveSettingsOrProblems() {
    long seed = 20261123;
    Random random = new Random(seed);
    assertThat(readAlerts(ALERTS)).isEmpty();
    for (int i = 0; i < 600 * CAMPAIGN; i++) {
      String text = ALERTS;
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        text = change(text, random);
      }
      String mutated = text;

      assertThatCode(() -> assertThat(readAlerts(mutated)).allMatch(FuzzTest::isOneLine))
          .as("seed %d, %d:%n%s", seed, i, mutated)
          .doesNotThrowAnyException();
    }
  }

  /** Returns the problems; if there are none, the settings can be used. */
  private static List<Problem> readAlerts(String text) {
    Path file = Path.of("alerts.yaml");
    Findings findings = new Findings(file);
    Alerts alerts = Alerts.read(file, text, ENVIRONMENT, findings);
    assertThat(alerts.of(List.of("airbyte")).kinds()).isNotEmpty();
    return findings.problems();
  }

  /** Returns the problems; there are none only if there is a flow. */
  private static List<Problem> read(String text) {
    Findings findings = new Findings(FLOWS.resolve("x.yaml"));
    Optional<Flow> flow = FlowFile.read(FLOWS.resolve("x.yaml"), "x", text, AROUND, findings);
    assertThat(flow.isEmpty()).isEqualTo(!findings.problems().isEmpty());
    return findings.problems();
  }

  private static boolean isOneLine(Problem problem) {
    return problem.line() > 0 && problem.toString().lines().count() == 1;
  }

  private static String change(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(12));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, from) + piece + text.substring(from);
      case 2 -> text.substring(0, from) + piece + text.substring(to);
      case 3 -> text.substring(0, from) + (char) random.nextInt(0x250) + text.substring(from);
      default -> withLineMoved(text, random);
    };
  }

  private static String withLineMoved(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    String line = lines.get(random.nextInt(lines.size()));
    if (random.nextBoolean()) {
      lines.remove(line);
    }
    lines.add(random.nextInt(lines.size() + 1), line);
    return String.join("\n", lines);
  }
}
