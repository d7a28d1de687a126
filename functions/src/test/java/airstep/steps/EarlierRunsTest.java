package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.alert.EarlierRun;
import airstep.alert.OffIds;
import airstep.bench.StoredExecutions;
import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.vocabulary.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EarlierRunsTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final String MACHINE =
      "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-run";
  private static final String THIS = execution("hubspot_at_20261122T0700Z");

  private final StoredExecutions executions = new StoredExecutions();
  private int days;

  @Test
  void readsBackToTheLastRunThatDidNotFail() {
    ended(
        "hubspotRc",
        "FAILED",
        "{\"failed\":3,\"connections\":[{\"outcome\":\"FAILED\",\"connectionId\":\"x\",\"name\":\"X\"}]}");
    ended("hubspotRb", "TIMED_OUT", "");
    ended("hubspotRa", "SUCCEEDED", "{\"status\":\"SUCCEEDED\",\"offIds\":\"0a 0b\"}");
    ended("hubspotR0", "FAILED", "{}");

    assertThat(before())
        .containsExactly(
            new EarlierRun(
                day(1), RunStatus.FAILED, Map.of("x", "X"), Optional.empty(), 2, Set.of()),
            new EarlierRun(day(2), RunStatus.FAILED, Map.of(), Optional.empty(), 0, Set.of()),
            new EarlierRun(
                day(3),
                RunStatus.SUCCEEDED,
                Map.of(),
                Optional.of(OffIds.read("0a 0b")),
                0,
                Set.of()));
  }

  @Test
  void aSkippedRunDoesNotEndASeriesOfFailures() {
    ended("hubspotRc", "SUCCEEDED", "{\"status\":\"SKIPPED\",\"offIds\":\"0a\"}");
    ended("hubspotRb", "FAILED", "{}");
    ended("hubspotRa", "SUCCEEDED", "{\"status\":\"SUCCEEDED\"}");

    assertThat(before())
        .extracting(EarlierRun::end)
        .containsExactly(RunStatus.SKIPPED, RunStatus.FAILED, RunStatus.SUCCEEDED);
  }

  @Test
  void aSuccessOfSomeConnectionsDoesNotEndASeriesOfFailures() {
    ended("hubspotRb", "SUCCEEDED", "{\"status\":\"SUCCEEDED\",\"partial\":true}", "a", "B");
    ended("hubspotRa", "FAILED", "{}");
    ended("hubspotR0", "SUCCEEDED", "{\"status\":\"SUCCEEDED\"}");

    assertThat(before())
        .extracting(EarlierRun::only)
        .containsExactly(Set.of("a", "B"), Set.of(), Set.of());
  }

  @Test
  void ignoresOtherFlowsChecksAndRunningRuns() {
    ended("hubspotRc", "RUNNING", "");
    store("hubspot-dealsRb", "FAILED", "{}", "hubspot-deals", false);
    store("hubspotRa", "FAILED", "{}", "hubspot", true);
    store("stripeRa", "FAILED", "{}", "stripe", false);

    assertThat(before()).isEmpty();
    assertThat(executions.described())
        .as("told apart by their names")
        .doesNotContain("stripeRa", "hubspot-dealsRb");
  }

  @Test
  void findsRunsBehindThoseOfAFlowWithASimilarName() {
    for (int i = 10; i < 60; i++) {
      store("hubspot-deals_at_20261121T10" + i + "Z", "SUCCEEDED", "{}", "hubspot-deals", false);
    }
    ended("hubspot_at_20261121T0700Z", "FAILED", "{}");
    ended("hubspot_at_20261120T0700Z", "SUCCEEDED", "{}");

    assertThat(before())
        .extracting(EarlierRun::end)
        .containsExactly(RunStatus.FAILED, RunStatus.SUCCEEDED);
    assertThat(executions.described()).hasSizeLessThan(30);
  }

  @Test
  void readsAtMostTwentyRuns() {
    for (int i = 0; i < 25; i++) {
      ended("hubspotR" + i, "FAILED", "no account, but words");
    }

    assertThat(before()).hasSize(20);
    assertThat(executions.described()).hasSize(20);
  }

  @Test
  void readsAtMostSixtyExecutions() {
    for (int i = 0; i < 70; i++) {
      store("hubspotC" + i, "SUCCEEDED", "{}", "hubspot", true);
    }
    ended("hubspotR0", "FAILED", "{}");

    assertThat(before()).isEmpty();
    assertThat(executions.described()).as("checks are not runs").hasSize(60);
  }

  @Test
  void listsAtMostTenThousandExecutionsOfAllFlows() {
    for (int i = 0; i < 9_999; i++) {
      store("stripeR" + i, "SUCCEEDED", "{}", "stripe", false);
    }
    ended("hubspotR1", "FAILED", "{}");
    ended("hubspotR0", "SUCCEEDED", "{}");

    assertThat(before()).extracting(EarlierRun::end).containsExactly(RunStatus.FAILED);
  }

  private List<EarlierRun> before() {
    return EarlierRuns.before(THIS, "hubspot", executions);
  }

  /** Each one is a day older than the one stored before it. */
  private void ended(String name, String status, String account, String... selection) {
    store(name, status, account, "hubspot", false, selection);
  }

  private void store(
      String name, String status, String account, String flow, boolean check, String... selection) {
    days++;
    boolean succeeded = status.equals("SUCCEEDED");
    Optional<String> said = Optional.of(account).filter(text -> !text.isEmpty());
    executions.store(
        new ExecutionDescription(
            execution(name),
            MACHINE,
            status,
            day(days),
            Optional.of(day(days).plusSeconds(60)),
            Json.write(
                Map.of(
                    "check", check,
                    "settings", Map.of("flow", flow),
                    "connections", List.of(selection))),
            said.filter(_ -> succeeded),
            Optional.empty(),
            said.filter(_ -> !succeeded)));
  }

  private static Instant day(int before) {
    return SEVEN.minus(Duration.ofDays(before));
  }

  private static String execution(String name) {
    return MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
  }
}
