package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateCommandTest {

  private static final String ONE = "connections: [00000000-0000-4000-8000-000000000001]\n";

  @TempDir private Path events;

  @Test
  void acceptsTheShippedFlows() {
    Ran validate = Ran.on(Ran.SHIPPED, "validate");
    assertThat(validate.code()).isZero();
    assertThat(validate.out())
        .isEqualTo(
            """
            3 flows and 3 definitions: no problems.
            all 3 flows alert slack/alerts about everything
            """);
  }

  @Test
  void showsTheAlertSettingsOfEachFlow() {
    Path flows = Ran.flow(events, "a", ONE + "tags: [airbyte]\n");
    var _ = Ran.flow(events, "b", ONE + "alert: {secret: slack/b, mention: S012AB3CD}\n");
    var _ = Ran.flow(events, "c", ONE + "tags: [airbyte]\n");
    var _ =
        Ran.write(
            events.resolve("alerts.yaml"),
            """
            routes:
              - tag: airbyte
                mention: here
                runbook: https://wiki.example.com/airbyte
                kinds: [failed, timed-out, crashed, unknown, recovered, suspicious, schema-change]
            """);
    assertThat(Ran.on(flows, "validate", "--strict").out())
        .isEqualTo(
            """
            3 flows and 3 definitions: no problems.
            a, c alert slack/alerts about everything except stuck, cancelled, switched-off, mentioning @here,\
             with https://wiki.example.com/airbyte
            b alerts slack/b about everything, mentioning S012AB3CD
            """);
  }

  @Test
  void alertWarningsDoNotFailStrictValidation() {
    Path flows = Ran.flow(events, "a", ONE);
    var _ = Ran.write(events.resolve("alerts.yaml"), "routes: [{tag: x, kinds: [failed]}]\n");
    for (Ran validate : List.of(Ran.on(flows, "validate"), Ran.on(flows, "validate", "--strict"))) {
      assertThat(validate.code()).isZero();
      assertThat(validate.err().lines())
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .startsWith("warning: ")
                      .contains(
                          "alerts.yaml:1: routes.kinds: no alerts for crashed, unknown, timed-out"),
              line -> assertThat(line).contains("alerts.yaml:1: no flow has the tag 'x'"));
    }
  }

  @Test
  void aProblemInTheAlertFileFailsValidation() {
    Path flows = Ran.flow(events, "a", ONE);
    var _ = Ran.write(events.resolve("alerts.yaml"), "defaults: {mention: '@here'}\n");
    Ran validate = Ran.on(flows, "validate");
    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.err().lines())
        .singleElement()
        .asString()
        .endsWith(
            "alerts.yaml:1: defaults.mention: '@here' is not a valid mention; did you mean here?");
  }

  @Test
  void aMissingVariableIsAnErrorOnlyInStrictMode() {
    Path flows = Ran.flow(events, "daily", "connections: [ '${AIRSTEP_TEST_CONNECTION}' ]\n");
    var _ =
        Ran.write(
            events.resolve("example.env"),
            "AIRSTEP_TEST_CONNECTION=00000000-0000-4000-8000-000000000009\n");
    assertThat(Ran.on(flows, "validate").code()).isZero();
    Ran strict = Ran.on(flows, "validate", "--strict");
    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.err().lines())
        .singleElement()
        .asString()
        .contains("daily.yaml:1: AIRSTEP_TEST_CONNECTION is not set; export it or add it to ");
  }

  @Test
  void anIdOfTheExampleIsAnErrorOnlyInStrictMode() {
    Path flows = Ran.flow(events, "daily", "connections: [ '${AIRSTEP_TEST_CONNECTION}' ]\n");
    String example = "AIRSTEP_TEST_CONNECTION=00000000-0000-4000-8000-000000000009\n";
    var _ = Ran.write(events.resolve("example.env"), example);
    var _ = Ran.write(events.resolve(".env"), example);
    Ran lenient = Ran.on(flows, "validate");
    assertThat(lenient.code()).isZero();
    assertThat(lenient.err())
        .startsWith("warning: ")
        .contains("AIRSTEP_TEST_CONNECTION has the id");
    Ran strict = Ran.on(flows, "validate", "--strict");
    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.err().lines())
        .singleElement()
        .asString()
        .contains(
            "daily.yaml:1: AIRSTEP_TEST_CONNECTION has the id of ", "; set it to an id of yours");
  }

  @Test
  void aVariableInTheFileNextToTheFlowsIsSet() {
    Path flows = Ran.flow(events, "daily", "connections: [ '${AIRSTEP_TEST_CONNECTION}' ]\n");
    var _ =
        Ran.write(
            events.resolve(".env"),
            "AIRSTEP_TEST_CONNECTION=00000000-0000-4000-8000-000000000009\n");
    assertThat(Ran.on(flows, "validate", "--strict").code()).isZero();
  }

  @Test
  void reportsEveryProblemOfEveryFileAtOnce() {
    Path flows = Ran.flow(events, "a", "connections: [x]\ntimeout: 1s\n");
    var _ = Ran.flow(events, "b", "connections: all-active\nconcurrency: 1\n");
    Ran validate = Ran.on(flows, "validate");
    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.err().lines()).hasSize(2).allMatch(line -> line.contains("a.yaml:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x | timeout: 7d\\npoll: 10s | x.yaml:3: this poll and timeout mean",
        "x | freshness: 8d | x.yaml:2: freshness: 8d is longer than a CloudWatch alarm can look",
        "x | schedule: {cron: '*/30 * * * * *'} | x.yaml:2: schedule.cron: '*/30 * * * * *' has 6",
        "x | after: [a/b] | x.yaml:2: after: unknown flow 'a/b'",
        "a/b | timeout: 1h | b.yaml:1: subfolders are not read",
        "a-name-that-takes-more-than-forty-three-characters | timeout: 1h |"
            + " 'a-name-that-takes-more-th"
      })
  void refusesWhatAwsDoesNotSupportInOneLine(String name, String written, String line) {
    var _ = Ran.flow(events, "good", ONE);
    var _ = Ran.flow(events, name, ONE + written.translateEscapes() + "\n");
    Ran validate = Ran.on(events.resolve("flows"), "validate");
    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.err().lines()).singleElement().asString().contains(line);
  }

  @Test
  void refusesMoreFlowsThanAStageHoldsAndExplainsTheFix() {
    for (int i = 0; i < 77; i++) {
      var _ = Ran.flow(events, "f" + i, ONE + "schedule: {cron: 0 7 1 * MON}\non: {source: [a]}\n");
    }
    Ran validate = Ran.on(events.resolve("flows"), "validate");
    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.err().lines())
        .anyMatch(line -> line.contains("flows:1: these 77 flows need 505 resources"))
        .allMatch(line -> line.endsWith("-c flows=DIR and another stage"));
  }

  @Test
  void moreConnectionsThanARunHoldsAreRefused() {
    String ids =
        IntStream.range(0, 1301)
            .mapToObj(n -> "\n  - " + new UUID(1, n))
            .collect(Collectors.joining());
    Path flows = Ran.flow(events, "many", "concurrency: 40\nconnections:" + ids + "\n");
    assertThat(Ran.on(flows, "validate").err().lines())
        .singleElement()
        .asString()
        .contains("many.yaml:2: 1301 connections are more than one run can hold; use at most 1300");
  }
}
