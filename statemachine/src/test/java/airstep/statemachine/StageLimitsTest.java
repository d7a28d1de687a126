package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageLimitsTest {

  private static final String WAY_OUT =
      "; move some of them to another folder, and deploy it as a second app with -c flows=DIR and"
          + " another stage";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "concurrency: 4 | 1 | 0",
        "schedule: {cron: 0 7 * * *} | 3 | 1",
        "schedule: {cron: 0 7 1 * MON} | 4 | 2",
        "schedule: {cron: 0 7 * * *, timezone: Etc/UTC} | 3 | 1",
        "schedule: {cron: 0 7 * * *, timezone: Europe/Berlin} | 3 | 0",
        "on: {source: [dbt]} | 3 | 1",
        "on: {source: [dbt], bus: etl} | 3 | 0",
        "after: [other] | 3 | 1",
        "after: [other, another] | 4 | 2",
        "{schedule: {cron: 0 7 1 * MON}, on: {source: [dbt]}, freshness: 26h} | 6 | 3"
      })
  void countsTheMachineAndTheTriggersOfAFlow(String written, int resources, int rules) {
    Flow flow = flow(written);

    assertThat(StageLimits.resources(flow)).isEqualTo(resources);
    assertThat(StageLimits.rules(flow).getOrDefault("default", 0)).isEqualTo(rules);
  }

  @Test
  void aRuleCountsOnItsBus() {
    assertThat(
            StageLimits.rules(flow("{schedule: {cron: 0 7 * * *}, on: {source: [a], bus: etl}}")))
        .isEqualTo(Map.of("default", 1, "etl", 1));
  }

  @Test
  void moreResourcesThanAStackHasAreRefused() {
    String often = connection("schedule: {cron: 0 7 1 * MON}\non: {source: [dbt]}\n");

    assertThat(check(76, often)).noneMatch(problem -> problem.contains("resources"));
    assertThat(check(77, often))
        .contains(
            directory
                + ":1: these 77 flows need 505 resources, and a stack can have 500"
                + WAY_OUT);
  }

  @Test
  void moreRulesThanABusHasAreRefused() {
    String after = connection("after: [flow-0, flow-1, flow-2, flow-3, flow-4, flow-5, flow-6]\n");

    assertThat(check(7, connection(""), 42, after)).noneMatch(problem -> problem.contains("rules"));
    assertThat(check(7, connection(""), 43, after))
        .contains(
            directory
                + ":1: these 50 flows need 304 rules on the event bus default, which can have 300"
                + WAY_OUT);
  }

  @Test
  void aTemplateThatIsTooLargeForCloudFormationIsRefused() {
    assertThat(check(14, connections(1_000))).isEmpty();
    assertThat(check(20, connections(1_000)))
        .singleElement()
        .asString()
        .matches(
            ".*:1: these 20 flows need a template of \\d{7} bytes, and it can have 1000000\\Q"
                + WAY_OUT
                + "\\E");
  }

  @Test
  void moreFlowsThanThePolicyOfOneRoleCanNameAreRefused() {
    String secret = connection("alert: {secret: '" + "s".repeat(500) + "-%d'}\n");

    assertThat(check(13, secret)).isEmpty();
    assertThat(check(14, secret))
        .singleElement()
        .asString()
        .matches(
            ".*:1: these 14 flows need a policy of 1\\d{4} characters for the function"
                + " notify-stopped, and a role can have 10240\\Q"
                + WAY_OUT
                + "\\E");
    assertThat(check(20, secret.replace("alert", "airbyte")))
        .singleElement()
        .asString()
        .contains("for the function trigger-sync");
  }

  @Test
  void problemsOfSingleFlowsAreReportedFirst() {
    List<String> problems = check(127, connection("timeout: 7d\nwhenRunning: wait\n"));

    assertThat(problems).hasSize(127).allMatch(problem -> problem.contains("this timeout means"));
  }

  private Flow flow(String written) {
    String keys = written.startsWith("{") ? written.substring(1, written.length() - 1) : written;
    return new FlowFiles(directory)
        .with("a-flow", "{connections: all-active, " + keys + "}")
        .with("other", "connections: all-active\n")
        .with("another", "connections: all-active\n")
        .only();
  }

  private List<String> check(int flows, String yaml) {
    return check(0, "", flows, yaml);
  }

  private List<String> check(int first, String firstYaml, int then, String thenYaml) {
    FlowFiles files = new FlowFiles(directory);
    for (int i = 0; i < first + then; i++) {
      files = files.with("flow-" + i, (i < first ? firstYaml : thenYaml).formatted(i));
    }
    return StageLimits.check(files.read()).stream().map(Problem::toString).toList();
  }

  private static String connection(String written) {
    return "connections: [" + FlowFiles.CONNECTION + "]\n" + written;
  }

  private static String connections(int count) {
    return "concurrency: 40\nconnections:\n"
        + IntStream.range(0, count)
            .mapToObj(n -> "  - " + new UUID(1, n) + "\n")
            .collect(Collectors.joining());
  }
}
