package airstep.alert;

import static airstep.alert.Runs.blocks;
import static airstep.alert.Runs.failed;
import static airstep.alert.Runs.headline;
import static airstep.alert.Runs.notification;
import static airstep.alert.Runs.off;
import static airstep.alert.Runs.outcome;
import static airstep.alert.Runs.run;
import static airstep.alert.Runs.settings;
import static airstep.alert.Runs.succeeded;
import static airstep.alert.Runs.told;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.run.NotifyInput.Stuck;
import airstep.vocabulary.run.NotifyInput.StuckSync;
import airstep.vocabulary.run.RunStatus;
import airstep.vocabulary.sync.SyncPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts about a run that succeeded, or that has not ended. */
final class NoticeTest {

  private static final AlertSettings SWITCHED_OFF =
      settings(Map.of("kinds", List.of("switched-off")));

  private static final RunResult TWO_OFF =
      run(
          Map.of(
              "off",
              List.of(
                  Map.of("connectionId", "12345678-aaaa", "name", "new"),
                  Map.of("connectionId", "87654321-bbbb", "name", "old")),
              "offIds",
              "12345678 87654321"));

  @Test
  void reportsASwitchedOffConnectionOnce() {
    Message message =
        told(
            TWO_OFF,
            succeeded("2026-11-21T09:00:00Z"),
            off("2026-11-21T08:00:00Z", "87654321"),
            off("2026-11-21T07:00:00Z", "12345678", "87654321"));

    assertThat(message.kinds()).containsExactly(AlertKind.SWITCHED_OFF);
    assertThat(headline(message)).isEqualTo("🟡 hubspot: a connection is switched off");
    assertThat(blocks(message).get(2))
        .startsWith("🟡 *new* has been switched off in Airbyte since the last run.\nIt is skipped");
    assertThat(
            Message.of(
                TWO_OFF, List.of(off("2026-11-22T06:00:00Z", "12345678", "87654321")), Runs.ALL))
        .isEmpty();
  }

  @Test
  void ignoresRunsThatDidNotReadTheConnectionsStatus() {
    EarlierRun blind = failedWithoutOff(Map.of("12345678-aaaa", "new", "87654321-bbbb", "old"));

    assertThat(
            Message.of(
                TWO_OFF,
                List.of(blind, off("2026-11-21T08:00:00Z", "12345678", "87654321")),
                SWITCHED_OFF))
        .isEmpty();
    assertThat(Message.of(TWO_OFF, List.of(blind), SWITCHED_OFF)).isPresent();
  }

  @Test
  void aRunInWhichOthersFailedDidReadTheConnectionsStatus() {
    EarlierRun seen = failedWithoutOff(Map.of("99999999-cccc", "third"));

    assertThat(
            Message.of(
                TWO_OFF,
                List.of(seen, off("2026-11-21T08:00:00Z", "12345678", "87654321")),
                SWITCHED_OFF))
        .isPresent();
  }

  /** An earlier run in which these connections failed and that reported none as off. */
  private static EarlierRun failedWithoutOff(Map<String, String> connections) {
    return new EarlierRun(
        Instant.parse("2026-11-21T09:00:00Z"),
        RunStatus.FAILED,
        connections,
        Optional.of(OffIds.NONE),
        0,
        Set.of());
  }

  @Test
  void reportsSwitchedOffConnectionsThatAreNotListed() {
    RunResult run =
        run(
            Map.of(
                "off",
                List.of(Map.of("connectionId", "87654321-bbbb", "name", "old")),
                "offIds",
                "12345678 87654321"));

    assertThat(headline(told(run, off("2026-11-21T08:00:00Z", "87654321"))))
        .isEqualTo("🟡 hubspot: a connection is switched off");
    assertThat(blocks(told(run, off("2026-11-21T08:00:00Z"))).get(2))
        .startsWith("🟡 *old* and *12345678…* have been switched off in Airbyte");
  }

  @Test
  void doesNotRepeatTheAlertIfTheRunCouldNotRecordTheConnection() {
    RunResult run =
        run(Map.of("off", List.of(Map.of("connectionId", "ffffffff-ff")), "offIds", ""));

    assertThat(Message.of(run, List.of(off("2026-11-21T08:00:00Z")), Runs.ALL)).isEmpty();
  }

  @Test
  void reportsADeletedConnectionAsDeleted() {
    Map<String, Object> deleted =
        Map.of(
            "connectionId",
            "12345678-aaaa",
            "name",
            "a",
            "reason",
            "the connection has been deleted in Airbyte (deprecated)",
            "deleted",
            true);
    RunResult run = run(Map.of("off", List.of(deleted), "offIds", "12345678"));

    assertThat(blocks(told(run, off("2026-11-21T08:00:00Z"))).get(2))
        .isEqualTo("🟡 *a* has been deleted in Airbyte since the last run, and skipped.");
  }

  @Test
  void doesNotReportSwitchedOffConnectionsInTheFirstRun() {
    assertThat(Message.of(TWO_OFF, List.of(), Runs.ALL)).isEmpty();
    assertThat(Message.of(TWO_OFF, List.of(succeeded("2026-11-21T09:00:00Z")), Runs.ALL)).isEmpty();
  }

  @Test
  void reportsASwitchedOffNamedConnectionInTheFirstRun() {
    RunResult run = ownOff(2);

    Message first = told(run);
    assertThat(first.kinds()).containsExactly(AlertKind.SWITCHED_OFF);
    assertThat(blocks(first).get(2))
        .startsWith("🟡 *new* has been switched off in Airbyte.\nIt is skipped")
        .doesNotContain("since the last run", "synced nothing");
    assertThat(told(run, failed("2026-11-21T09:00:00Z")).kinds()).contains(AlertKind.SWITCHED_OFF);
    assertThat(Message.of(run, List.of(off("2026-11-21T08:00:00Z", "12345678")), SWITCHED_OFF))
        .isEmpty();
    assertThat(
            Message.of(
                run,
                List.of(failed("2026-11-21T09:00:00Z"), off("2026-11-21T08:00:00Z", "12345678")),
                SWITCHED_OFF))
        .isEmpty();
  }

  @Test
  void reportsARunThatSyncedNothing() {
    assertThat(blocks(told(ownOff(0))).get(2)).endsWith("\nThis run synced nothing.");
  }

  private static RunResult ownOff(long synced) {
    return run(
        Map.of(
            "named",
            true,
            "synced",
            synced,
            "off",
            List.of(Map.of("connectionId", "12345678-aaaa", "name", "new")),
            "offIds",
            "12345678"));
  }

  @Test
  void reportsASuccessWithSuspiciouslyFewRows() {
    Map<String, Object> few =
        outcome("SUCCEEDED", "a", "jobId", 7L, "rows", 0L, "usualRows", 12300L, "usualJobs", 8L);
    Message message =
        told(run(Map.of("noticed", List.of(few, outcome("SUCCEEDED", "b", "rows", 3L)))));

    assertThat(message.kinds()).containsExactly(AlertKind.SUSPICIOUS);
    assertThat(notification(message))
        .isEqualTo("hubspot: suspiciously few rows - a moved 0 rows, usually about 12,300");
    assertThat(blocks(message).get(2))
        .isEqualTo(
            "🟡 *a* succeeded with only 0 rows, usually about 12,300 (its last 8 syncs).\n"
                + "Job 7 in Airbyte");
  }

  @Test
  void reportsABreakingSchemaChangeInTheFirstRunOfADay() {
    RunResult run =
        run(Map.of("noticed", List.of(outcome("SUCCEEDED", "a", "schemaChange", "breaking"))));

    assertThat(told(run, succeeded("2026-11-21T23:59:59Z")).kinds())
        .containsExactly(AlertKind.SCHEMA_CHANGE);
    assertThat(Message.of(run, List.of(succeeded("2026-11-22T00:00:01Z")), Runs.ALL)).isEmpty();
  }

  @Test
  void ignoresSchemaChangesThatDoNotBreak() {
    RunResult run =
        run(Map.of("noticed", List.of(outcome("SUCCEEDED", "a", "schemaChange", "no_change"))));

    assertThat(Message.of(run, List.of(), Runs.ALL)).isEmpty();
  }

  @Test
  void headlineShowsTheMostSevereKind() {
    Message message =
        told(
            run(
                Map.of(
                    "failed",
                    Map.of("count", 1L, "connections", List.of(outcome("CANCELLED", "c"))),
                    "noticed",
                    List.of(
                        outcome("SUCCEEDED", "a", "schemaChange", "breaking"),
                        outcome("SUCCEEDED", "b", "usualRows", 9L)))));

    assertThat(message.kinds())
        .containsExactly(AlertKind.CANCELLED, AlertKind.SUSPICIOUS, AlertKind.SCHEMA_CHANGE);
    assertThat(headline(message)).isEqualTo("🟠 hubspot was cancelled");
  }

  @Test
  void reportsAStuckSyncWhileItRuns() {
    Message silent = stuck(false);
    assertThat(headline(silent)).isEqualTo("🟠 hubspot: running for 20 min");
    assertThat(notification(silent)).isEqualTo("hubspot: running for 20 min - a");
    assertThat(blocks(silent).get(1))
        .isEqualTo(
            """
            *a* has been running for 20 min. The longest of its last successful syncs took 6 min 52 s.
            👀 Check it now, while it runs. It will be cancelled in 4 min 20 s unless it finishes first.
            Job 7 in Airbyte · 46 polls\
            """);
    assertThat(blocks(stuck(true)).get(1))
        .startsWith("*a* has been pending for 20 min: Airbyte has not started the job.");
    assertThat(Message.of(sync(true, settings(Map.of("kinds", List.of("failed")))))).isEmpty();
  }

  private static Message stuck(boolean pending) {
    return Message.of(sync(pending, Runs.ALL)).orElseThrow();
  }

  private static Stuck sync(boolean pending, AlertSettings settings) {
    JsonFields prepared =
        new JsonFields()
            .put("connectionId", "id-of-a")
            .put("name", "a")
            .put("longestSeconds", Duration.ofSeconds(412));
    return new Stuck(
        settings,
        List.of(),
        Runs.RUN,
        new StuckSync(
            SyncPlan.read(prepared.object()),
            OptionalLong.of(7),
            46,
            pending,
            1200,
            Optional.of(Duration.ofSeconds(260))));
  }
}
