package airstep.alert;

import static airstep.alert.Runs.blocks;
import static airstep.alert.Runs.failed;
import static airstep.alert.Runs.headline;
import static airstep.alert.Runs.notification;
import static airstep.alert.Runs.outcome;
import static airstep.alert.Runs.run;
import static airstep.alert.Runs.settings;
import static airstep.alert.Runs.skipped;
import static airstep.alert.Runs.succeeded;
import static airstep.alert.Runs.told;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageTest {

  private static final RunResult GOOD = run(Map.of("succeeded", List.of("id-of-a", "id-of-b")));

  @Test
  void sendsNothingIfThereIsNothingToReport() {
    assertThat(Message.of(GOOD, List.of(), Runs.ALL)).isEmpty();
    assertThat(Message.of(GOOD, List.of(succeeded("2026-11-21T07:00:00Z")), Runs.ALL)).isEmpty();
  }

  @Test
  void reportsRecovery() {
    Message message =
        told(
            GOOD,
            failed("2026-11-21T07:00:00Z", "b", "a", "gone"),
            failed("2026-11-20T04:00:00Z"),
            succeeded("2026-11-19T07:00:00Z"));

    assertThat(message.kinds()).containsExactly(AlertKind.RECOVERED);
    assertThat(notification(message)).isEqualTo("hubspot recovered - after 2 failed runs, 2 d 3 h");
    assertThat(blocks(message))
        .startsWith(
            "🟢 hubspot recovered",
            "Run of 22 Nov 07:00 UTC · took 3 min 32 s · 2 of 3 synced",
            "After *2 failed runs, 2 d 3 h*: *a* and *b* succeeded again.");
  }

  @Test
  void recoveryOmitsSwitchedOffConnections() {
    Map<String, Object> off = Map.of("connectionId", "id-of-b", "name", "b");
    Message message =
        told(
            run(Map.of("off", List.of(off), "succeeded", List.of("id-of-a"))),
            failed("2026-11-21T07:00:00Z", "a", "b"),
            succeeded("2026-11-20T07:00:00Z"));

    assertThat(blocks(message)).contains("After *1 failed run, 24 h 3 min*: *a* succeeded again.");
  }

  @Test
  void switchingOffTheFailedConnectionIsNotARecovery() {
    Map<String, Object> off = Map.of("connectionId", "id-of-a", "name", "a");
    EarlierRun before = failed("2026-11-21T07:00:00Z", "a");
    RunResult others = run(Map.of("off", List.of(off), "succeeded", List.of("id-of-b")));

    assertThat(Message.of(others, List.of(before), Runs.ALL)).isEmpty();
  }

  @Test
  void reportsRecoveryAfterSkippedRuns() {
    Message message =
        told(
            GOOD,
            skipped("2026-11-21T07:00:00Z"),
            failed("2026-11-20T07:03:32Z", "a"),
            skipped("2026-11-19T07:00:00Z"),
            failed("2026-11-18T07:03:32Z", "a"),
            succeeded("2026-11-17T07:00:00Z"));

    assertThat(blocks(message)).contains("After *2 failed runs, 4 d*: *a* succeeded again.");
  }

  @Test
  void aRunWithoutSyncsIsNotARecovery() {
    EarlierRun before = failed("2026-11-21T07:00:00Z", "a");
    RunResult skipped = run(Map.of("succeeded", List.of()));

    assertThat(Message.of(skipped, List.of(before), Runs.ALL)).isEmpty();
    // With so many connections, the successes are not named.
    assertThat(Message.of(run(Map.of("total", 300L, "synced", 0L)), List.of(before), Runs.ALL))
        .isEmpty();
  }

  @Test
  void oneMessageReportsFailuresAndRecoveries() {
    Message message =
        told(
            run(
                Map.of(
                    "failed",
                    Map.of("count", 1L, "connections", List.of(outcome("FAILED", "a"))),
                    "succeeded",
                    List.of("id-of-b", "id-of-c"))),
            failed("2026-11-22T06:03:32Z", "a", "b"),
            failed("2026-11-22T05:03:32Z", "c", "b"),
            failed("2026-11-22T04:03:32Z", "c"));

    assertThat(message.kinds()).containsExactly(AlertKind.FAILED, AlertKind.RECOVERED);
    assertThat(headline(message)).isEqualTo("🔴 hubspot failed");
    assertThat(blocks(message)).contains("🟢 *b* succeeded again after 2 failed runs, 2 h");
  }

  @ParameterizedTest
  @CsvSource({
    "ABORTED, 🔴 hubspot was stopped",
    "TIMED_OUT, 🔴 hubspot reached its deadline",
    "FAILED, 🔴 hubspot failed unexpectedly"
  })
  void reportsARunThatEndedWithoutItsOwnAlert(String status, String headline) {
    Message message =
        told(
            run(Map.of("crashed", status, "failed", Map.of("count", 0L, "reason", "it was <so>"))));

    assertThat(message.kinds()).containsExactly(AlertKind.CRASHED);
    assertThat(headline(message)).isEqualTo(headline);
    assertThat(blocks(message).get(2))
        .isEqualTo(">It was &lt;so&gt;\n👀 Check Airbyte before you start the flow again.");
    assertThat(notification(message)).isEqualTo("Airbyte sync failed: hubspot - it was &lt;so&gt;");
  }

  @ParameterizedTest
  @CsvSource({
    "here, <!here>",
    "channel, <!channel>",
    "U012AB, <@U012AB>",
    "W012AB, <@W012AB>",
    "S012AB, <!subteam^S012AB>"
  })
  void mentionsOnlyForSeriousKinds(String mention, String markup) {
    AlertSettings settings = settings(Map.of("mention", mention));
    Message serious = Message.of(failed(outcome("FAILED", "a")), List.of(), settings).orElseThrow();
    Message other =
        Message.of(failed(outcome("CANCELLED", "a")), List.of(), settings).orElseThrow();

    assertThat(blocks(serious).get(1)).startsWith(markup + " Run of");
    assertThat(notification(serious)).startsWith(markup + " Airbyte sync failed");
    assertThat(serious.text()).doesNotContain("<", "here");
    assertThat(blocks(other)).noneMatch(text -> text.contains("<!") || text.contains("<@"));
  }

  @Test
  void ignoresAnInvalidMention() {
    AlertSettings settings = settings(Map.of("mention", "here> <!channel"));
    Message message = Message.of(failed(outcome("FAILED", "a")), List.of(), settings).orElseThrow();

    assertThat(blocks(message).get(1)).startsWith("Run of");
    assertThat(notification(message)).startsWith("Airbyte sync failed");
  }

  @Test
  void usesTheFlowsTextInTheNotificationAndTheFirstLine() {
    String text =
        "{{flow.name}} {{ flow_run.state.name }} {{ flow_run.name }} {{ flow_run.id }}: {{"
            + " flow_run.state.message }} {{ other }}";
    Message message =
        Message.of(
                failed(outcome("TIMED_OUT", "a", "reason", "{{ flow.name }} $1")),
                List.of(),
                settings(Map.of("text", text)))
            .orElseThrow();

    String expected =
        "hubspot TimedOut hubspot_at_20261122T0700Z "
            + Runs.ARN
            + ": a timed out: {{ flow.name }} $1 {{ other }}";
    assertThat(notification(message)).isEqualTo(expected);
    assertThat(blocks(message).get(1))
        .isEqualTo(expected + "\nRun of 22 Nov 07:00 UTC · took 3 min 32 s");
  }

  @Test
  void doesNotUseTheFailureTextForARecovery() {
    Message message =
        Message.of(
                GOOD,
                List.of(failed("2026-11-21T07:00:00Z", "a")),
                settings(Map.of("text", "Airbyte sync failed: {{ flow.name }}")))
            .orElseThrow();

    assertThat(notification(message)).startsWith("hubspot recovered");
    assertThat(message.text()).doesNotContain("failed: hubspot");
  }

  @Test
  void linksToTheRunbook() {
    Message message =
        Message.of(
                failed(outcome("FAILED", "a")),
                List.of(),
                settings(Map.of("runbook", "https://wiki.example.com/a?b&c")))
            .orElseThrow();

    assertThat(blocks(message))
        .anyMatch(
            text -> text.startsWith("<https://wiki.example.com/a?b&amp;c|Runbook> · <https://eu"));
    assertThat(message.text()).contains("Runbook: https://wiki.example.com/a?b&c · Run in AWS: ");
  }

  @Test
  void omitsTheConsoleLinkOutsideAws() {
    RunResult run =
        RunResult.crashed(
            new RunId(
                "f",
                "arn:aws:states:x:000000000000:execution:run:n",
                Runs.NOW,
                true,
                false,
                Optional.empty()),
            Optional.empty(),
            List.of("airbyte"),
            Crash.ABORTED,
            "enough",
            Duration.ZERO,
            Runs.NOW);

    assertThat(blocks(told(run)))
        .endsWith("n · airbyte")
        .noneMatch(text -> text.contains("console.aws"));
  }
}
