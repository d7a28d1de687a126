package airstep.alert;

import static airstep.alert.Runs.failed;
import static airstep.alert.Runs.outcome;
import static airstep.alert.Runs.run;
import static airstep.alert.Runs.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What runs of some connections mean for the alerts of their flow. */
class PartialRunTest {

  private static final EarlierRun GOOD = succeeded("2026-11-19T07:00:00Z");
  private static final EarlierRun BOTH_FAILED = failed("2026-11-21T07:03:32Z", "a", "b");

  @Test
  void aRunOfAllThatFailedIsTheRecoveryOfTheFlow() {
    assertThat(text(partial("a", "b"), BOTH_FAILED, GOOD))
        .contains("🟢 hubspot recovered", "After 1 failed run, 24 h: a and b succeeded again.");
  }

  @Test
  void aRunOfSomeThatFailedIsNotTheRecoveryOfTheFlow() {
    assertThat(text(partial("a"), BOTH_FAILED, GOOD))
        .contains("hubspot: 1 connection succeeded again", "a succeeded again after 1 failed run")
        .doesNotContain("recovered");
  }

  @Test
  void aRunOfOtherConnectionsRecoversNothing() {
    assertThat(Message.of(partial("c"), List.of(BOTH_FAILED, GOOD), Runs.ALL)).isEmpty();
  }

  @Test
  void aRunOfSomeIsNoRecoveryFromAFailureAsAWhole() {
    EarlierRun whole = failed("2026-11-21T07:03:32Z");

    assertThat(Message.of(partial("a", "b"), List.of(whole, GOOD), Runs.ALL)).isEmpty();
  }

  @Test
  void theNextRunOfTheFlowDoesNotRepeatTheRecovery() {
    EarlierRun retry = earlier("2026-11-21T09:00:00Z", RunStatus.SUCCEEDED, Set.of("a", "b"));

    assertThat(Message.of(whole("a", "b"), List.of(retry, BOTH_FAILED, GOOD), Runs.ALL)).isEmpty();
  }

  @Test
  void theNextRunOfTheFlowReportsOnlyWhatStillFailed() {
    EarlierRun retry = earlier("2026-11-21T09:00:00Z", RunStatus.SUCCEEDED, Set.of("a"));

    assertThat(text(whole("a", "b"), retry, BOTH_FAILED, GOOD))
        .contains("After 1 failed run, 24 h: b succeeded again.");
  }

  @Test
  void aRetryThatFailedKeepsWhatItDidNotTry() {
    EarlierRun retry = earlier("2026-11-21T09:00:00Z", RunStatus.FAILED, Set.of("a", "c"), "a");

    assertThat(text(whole("a", "b"), retry, BOTH_FAILED, GOOD))
        .contains("After 2 failed runs, 24 h: a and b succeeded again.");
    assertThat(EarlierRun.ofTheFlow(List.of(retry, BOTH_FAILED, GOOD)).getFirst())
        .extracting(EarlierRun::failedConnections)
        .isEqualTo(Map.of("id-of-a", "a", "id-of-b", "b"));
  }

  @Test
  void aRunThatSyncedNothingSaysNothing() {
    EarlierRun slip = earlier("2026-11-21T09:00:00Z", RunStatus.FAILED, Set.of("x"));

    assertThat(Message.of(whole("a"), List.of(slip, GOOD), Runs.ALL)).isEmpty();
  }

  @Test
  void aSelectedConnectionThatWasOffHasNotRecovered() {
    EarlierRun retry =
        new EarlierRun(
            Instant.parse("2026-11-21T09:00:00Z"),
            RunStatus.SUCCEEDED,
            Map.of(),
            Optional.of(OffIds.all(List.of("id-of-b"))),
            0,
            Set.of("id-of-a", "id-of-b"));

    assertThat(text(whole("a", "b"), retry, BOTH_FAILED, GOOD))
        .contains("After 1 failed run, 24 h: b succeeded again.");
  }

  @Test
  void aStreakCountsOnlyTheRunsThatTriedTheConnection() {
    EarlierRun others = earlier("2026-11-22T05:00:00Z", RunStatus.SUCCEEDED, Set.of("c"));
    Map<String, Object> failure =
        Map.of("count", 1L, "connections", List.of(outcome("FAILED", "a")));

    assertThat(text(run(Map.of("failed", failure)), others, BOTH_FAILED, GOOD))
        .contains("Failing since 21 Nov 07:03 UTC, 2 runs in a row");
    EarlierRun again = earlier("2026-11-22T05:00:00Z", RunStatus.SUCCEEDED, Set.of("a"));
    assertThat(text(run(Map.of("failed", failure)), again, BOTH_FAILED, GOOD))
        .doesNotContain("Failing since 21 Nov 07:03 UTC, 2 runs");
  }

  @Test
  void aSchemaChangeThatAPartialRunDidNotReadIsStillReported() {
    List<Object> changed =
        List.of(
            outcome("SUCCEEDED", "a", "schemaChange", "breaking"),
            outcome("SUCCEEDED", "b", "schemaChange", "breaking"));
    EarlierRun partial = earlier("2026-11-22T05:00:00Z", RunStatus.SUCCEEDED, Set.of("a"));

    Message message =
        Message.of(run(Map.of("noticed", changed)), List.of(partial, GOOD), Runs.ALL).orElseThrow();

    assertThat(message.kinds()).containsExactly(AlertKind.SCHEMA_CHANGE);
    assertThat(message.text()).contains("b: a breaking schema change").doesNotContain("a and b");
  }

  @Test
  void aPartialRunDoesNotShowThatAConnectionWasOn() {
    String off = "0a0a0a0a-0000";
    EarlierRun partial = earlier("2026-11-21T09:00:00Z", RunStatus.SUCCEEDED, Set.of("a"));
    EarlierRun known = Runs.off("2026-11-21T07:00:00Z", ShortId.of(off));
    Map<String, Object> run =
        Map.of(
            "offIds", ShortId.of(off),
            "off", List.of(Map.of("connectionId", off, "name", "off")),
            "succeeded", List.of("id-of-a"));

    assertThat(Message.of(run(run), List.of(partial, known), Runs.ALL)).isEmpty();
    assertThat(Message.of(run(run), List.of(partial, Runs.off("2026-11-21T07:00:00Z")), Runs.ALL))
        .isPresent();
  }

  private static String text(RunResult run, EarlierRun... earlier) {
    return Message.of(run, List.of(earlier), Runs.ALL).orElseThrow().text();
  }

  private static RunResult whole(String... names) {
    return run(Map.of("succeeded", ids(names)));
  }

  private static RunResult partial(String... names) {
    return run(Map.of("succeeded", ids(names), "partial", true));
  }

  private static List<String> ids(String... names) {
    return List.of(names).stream().map(name -> "id-of-" + name).toList();
  }

  private static EarlierRun earlier(
      String startedAt, RunStatus end, Set<String> only, String... failed) {
    Map<String, String> names = new TreeMap<>();
    List.of(failed).forEach(name -> names.put("id-of-" + name, name));
    return new EarlierRun(
        Instant.parse(startedAt),
        end,
        names,
        Optional.of(OffIds.NONE),
        0,
        Set.copyOf(ids(only.toArray(String[]::new))));
  }
}
