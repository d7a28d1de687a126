package airstep.alert;

import static airstep.alert.Runs.blocks;
import static airstep.alert.Runs.failed;
import static airstep.alert.Runs.headline;
import static airstep.alert.Runs.notification;
import static airstep.alert.Runs.outcome;
import static airstep.alert.Runs.run;
import static airstep.alert.Runs.settings;
import static airstep.alert.Runs.succeeded;
import static airstep.alert.Runs.told;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailedRunTest {

  private static final String RETRY =
      "run `./airstep runs retry be95ac95 --on aws --stage prod` or ";

  private static final String LINK = "https://cloud.airbyte.com/w?openLogs=true&jobId=42";

  @Test
  void showsAllDetailsOfOneFailure() {
    Message message =
        told(
            failed(
                outcome(
                    "FAILED",
                    "HubSpot → Snowflake",
                    "jobId",
                    42L,
                    "triggers",
                    2L,
                    "polls",
                    12L,
                    "durationSeconds",
                    7500L,
                    "rows",
                    1234567L,
                    "bytes",
                    45_600_000L,
                    "reason",
                    "The token <has>" + " expired",
                    "failureOrigin",
                    "source",
                    "failureType",
                    "config_error",
                    "lastSuccess",
                    "2026-11-19T07:04:10Z",
                    "link",
                    LINK)),
            failed("2026-11-21T07:00:04Z", "HubSpot → Snowflake"),
            failed("2026-11-20T07:00:04Z", "HubSpot → Snowflake"),
            succeeded("2026-11-19T07:00:04Z"));

    assertThat(message.kinds()).containsExactly(AlertKind.FAILED);
    assertThat(notification(message))
        .isEqualTo(
            "Airbyte sync failed: hubspot - HubSpot → Snowflake failed after 2 h 5 min: The token"
                + " &lt;has&gt; expired");
    assertThat(blocks(message))
        .containsExactly(
            "🔴 hubspot failed",
            "Run of 22 Nov 07:00 UTC · took 3 min 32 s",
            """
            *HubSpot → Snowflake* failed after 2 h 5 min
            >*Source, config_error*: The token &lt;has&gt; expired
            🛠️ A retry will not help: fix the connection's configuration first.
            📉 Failing since 20 Nov 07:00 UTC, 3 runs in a row
            Last success 2 d 23 h ago, 19 Nov 07:04 UTC
            <https://cloud.airbyte.com/w?openLogs=true&amp;jobId=42|Job 42 in Airbyte> · 2 triggers · \
            12 polls · 1,234,567 rows · 46 MB\
            """,
            "<https://eu-west-2.console.aws.amazon.com/states/home?region=eu-west-2#/v2/executions/details/"
                + Runs.ARN
                + "|Run in AWS>",
            "hubspot_at_20261122T0700Z · airbyte");
    assertThat(message.text())
        .contains(
            "🔴 hubspot failed\n\nRun of",
            "\n> Source, config_error: The token <has> expired\n",
            "Job 42 in Airbyte: " + LINK)
        .doesNotContain("&amp;", "*HubSpot");
  }

  @Test
  void groupsEqualFailuresAndSortsTheWorstFirst() {
    Message message =
        told(
            failed(
                outcome(
                    "CANCELLED", "a", "jobId", 1L, "reason", "the job was cancelled in Airbyte"),
                outcome("TIMED_OUT", "b", "jobId", 2L, "reason", "the job had not ended"),
                outcome("FAILED", "c", "jobId", 3L, "reason", "no"),
                outcome("FAILED", "d", "jobId", 4L, "reason", "x"),
                outcome("FAILED", "e", "jobId", 5L, "reason", "x"),
                outcome("UNKNOWN", "f", "jobId", 6L, "reason", "the end of the job is unknown")));

    assertThat(headline(message)).isEqualTo("🔴 hubspot: all 6 connections did not succeed");
    assertThat(blocks(message).get(1)).endsWith("1 unknown · 3 failed · 1 timed out · 1 cancelled");
    assertThat(blocks(message).subList(2, 7))
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .startsWith(
                        "*f*: outcome unknown\n>The end of the job is unknown\n👀 Check job 6"),
            text -> assertThat(text).startsWith("*d* and *e* failed\n>x\n"),
            text -> assertThat(text).startsWith("*c* failed\n>no\n"),
            text -> assertThat(text).startsWith("*b* timed out\n>The job had not ended\n"),
            text -> assertThat(text).startsWith("*a* was cancelled\n>The job was cancelled"));
    assertThat(message.kinds()).containsExactly(AlertKind.UNKNOWN);
  }

  @Test
  void showsTenGroupsAndCountsTheRest() {
    List<Object> outcomes = new ArrayList<>();
    IntStream.range(0, 47)
        .forEach(i -> outcomes.add(outcome("FAILED", "c" + i, "reason", "reason " + i)));
    Message message =
        told(run(Map.of("total", 60L, "failed", Map.of("count", 47L, "connections", outcomes))));

    assertThat(headline(message)).isEqualTo("🔴 hubspot: 47 of 60 connections failed");
    assertThat(blocks(message)).hasSize(16).contains("… and 37 more");
  }

  @Test
  void oneMessageCountsFailuresThatAreNotListed() {
    List<Object> outcomes = new ArrayList<>();
    IntStream.range(0, 90)
        .forEach(i -> outcomes.add(outcome("FAILED", "c" + i, "reason", "quota exceeded")));
    Message message =
        told(run(Map.of("total", 512L, "failed", Map.of("count", 500L, "connections", outcomes))));

    assertThat(headline(message)).isEqualTo("🔴 hubspot: 500 of 512 connections did not succeed");
    assertThat(blocks(message))
        .hasSize(7)
        .anyMatch(
            text -> text.startsWith("*c0*, *c1*, *c2*, *c3*, *c4* and 85 more failed\n>Quota"))
        .contains("… and 410 more");
    assertThat(notification(message)).endsWith("c0, c1, c2, c3, c4 and 495 more");
  }

  @Test
  void doesNotReportAirbyteDownIfOtherSyncsSucceeded() {
    Object a = outcome("FAILED", "a", "down", true);
    Object b = outcome("FAILED", "b", "down", true);
    Message message =
        told(
            run(
                Map.of(
                    "failed",
                    Map.of("count", 2L, "down", 2L, "connections", List.of(a, b)),
                    "succeeded",
                    List.of("id-of-c"))));

    assertThat(headline(message))
        .isEqualTo("🔴 hubspot: Airbyte did not answer for 2 of 3 connections");
  }

  @Test
  void reportsAnAirbyteOutageOnce() {
    Map<String, Object> a = outcome("FAILED", "a", "down", true, "reason", "Airbyte answered 503");
    Map<String, Object> b = outcome("FAILED", "b", "down", true, "reason", "Airbyte answered 502");
    Message message =
        told(
            run(
                Map.of(
                    "total",
                    2L,
                    "failed",
                    Map.of("count", 2L, "down", 2L, "connections", List.of(a, b)))));

    assertThat(headline(message)).isEqualTo("🔴 hubspot: Airbyte does not answer");
    assertThat(blocks(message).get(2))
        .isEqualTo(
            """
            2 connections: *a* and *b*
            >Airbyte answered 503
            🔁 Nothing was started. Once Airbyte is back, run `./airstep runs retry be95ac95 --on aws --stage prod` or start the flow again.\
            """);
    assertThat(notification(message))
        .isEqualTo(
            "Airbyte sync failed: hubspot - Airbyte does not answer: 2 connections; Airbyte"
                + " answered 503");
  }

  @Test
  void doesNotBlameAirbyteForOtherFailures() {
    Map<String, Object> a = outcome("FAILED", "a", "down", true, "reason", "Airbyte answered 503");
    assertThat(
            headline(
                told(
                    run(
                        Map.of(
                            "failed",
                            Map.of("count", 2L, "down", 1L, "connections", List.of(a, a)))))))
        .isEqualTo("🔴 hubspot: 2 of 3 connections failed");
    assertThat(
            headline(
                told(
                    run(
                        Map.of(
                            "failed",
                            Map.of("count", 1L, "down", 1L, "connections", List.of(a)))))))
        .isEqualTo("🔴 hubspot failed");
  }

  @Test
  void showsTheReasonOfAFailureBeforeAnySync() {
    Message message =
        told(
            run(
                Map.of(
                    "failed",
                    Map.of(
                        "count",
                        0L,
                        "connections",
                        List.of(),
                        "reason",
                        "nothing was synced: x",
                        "reasonCode",
                        "NOT_PLANNED"))),
            failed("2026-11-21T07:00:04Z"),
            succeeded("2026-11-20T07:00:04Z"));

    assertThat(headline(message)).isEqualTo("🔴 hubspot failed");
    assertThat(blocks(message).get(2))
        .isEqualTo(
            """
            >Nothing was synced: x
            🔁 Nothing was started. Once this is fixed, start the flow again.
            📉 Failing since 21 Nov 07:00 UTC, 2 runs in a row\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAILED    | config_error        | 1 | 🛠️ A retry will not help: fix the"
            + " connection's configuration",
        "FAILED    | refresh_schema      | 1 | 🛠️ A retry will not help: refresh the",
        "FAILED    | transient_error     | 1 | 🔁 This is probably temporary: start the flow"
            + " again.",
        "FAILED    | system_error        | 1 | 🔁 This may be temporary: start the flow again. If"
            + " it fails again, read the job's log.",
        "FAILED    | heartbeat_timeout   | 1 | 🔁 The source stopped responding, which may be"
            + " temporary: start the",
        "FAILED    | destination_timeout | 1 | 🔁 The destination stopped responding, which may be"
            + " temporary: start the",
        "FAILED    | manual_cancellation | 1 | 🔁 If this was not intended, start the flow again.",
        "FAILED    |                     | 1 | 🔁 Unless the job's log advises otherwise, start"
            + " the",
        "FAILED    |                     |   | 🔁 Once this is fixed, start the flow again.",
        "CANCELLED |                     | 1 | 🔁 If this was not intended, start the flow again.",
        "TIMED_OUT |                     | 1 | 🔁 If this happened only once, start the" + " flow",
        "UNKNOWN   |                     | 1 | 👀 Check job 1 first: it may still be running.",
        "UNKNOWN   |                     |   | 👀 Check the connection in Airbyte first: a job"
            + " may be running.",
        "NEW_WORD  |                     | 1 | 👀 Check job 1 first: it may still be running.",
      })
  void advisesWhetherToRetry(String outcome, String type, Long job, String advice) {
    Map<String, Object> sync = outcome(outcome, "a");
    if (type != null) {
      sync.put("failureType", type);
    }
    if (job != null) {
      sync.put("jobId", job);
    }
    assertThat(blocks(told(failed(sync))).get(2))
        .contains("\n" + advice.replace("start the", RETRY + "start the"));
  }

  @Test
  void namesNoCommandForWhatIsNoRun() {
    for (String arn :
        List.of(
            "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod-sync:a",
            "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod-nightly:a",
            "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod-nightly-run:a",
            "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod_check-run:a")) {
      assertThat(RetryCommand.of(arn)).as(arn).isEmpty();
    }
    assertThat(RetryCommand.of("arn:aws:states:us-east-1:000000000000:execution:run:daily_a"))
        .hasValueSatisfying(it -> assertThat(it).matches("./airstep runs retry [0-9a-f]{8}"));
  }

  @Test
  void linksToThePageThatStartsTheFlow() {
    Message message = told(started(3, List.of(outcome("CANCELLED", "a"))));

    assertThat(blocks(message).get(2))
        .contains(
            "<https://eu-west-2.console.aws.amazon.com/states/home?region=eu-west-2"
                + "#/statemachines/view/"
                + "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-prod-hubspot"
                + "|start the flow again> with the input"
                + " `{\"connections\":[\"id-of-a\"],\"retryOf\":\"hubspot_at_20261122T0700Z\"}`.");
  }

  @Test
  void startsTheWholeFlowAgainIfNothingSucceeded() {
    assertThat(told(started(1, List.of(outcome("CANCELLED", "a")))).text())
        .contains("start the flow again", " with the input `{}`.");
  }

  @Test
  void startsOnlyThoseAgainThatMaySucceed() {
    Message message =
        told(
            started(
                9,
                List.of(
                    outcome("UNKNOWN", "a"),
                    outcome("FAILED", "b", "jobId", 1L, "failureType", "config_error"),
                    outcome("FAILED", "c", "jobId", 2L, "failureType", "refresh_schema"),
                    outcome("FAILED", "d", "jobId", 3L, "failureType", "transient_error"),
                    outcome("TIMED_OUT", "e", "jobId", 4L))));

    assertThat(message.text())
        .contains("This is probably temporary: retry.", "If this happened only once, retry;")
        .contains("🔁 To retry only the 2 that may succeed, " + RETRY + "start the flow again")
        .contains(
            "{\"connections\":[\"id-of-d\",\"id-of-e\"],\"retryOf\":\"hubspot_at_20261122T0700Z\"}");
    assertThat(message.text().split("start the flow again", -1)).as("said once").hasSize(2);
  }

  @Test
  void offersNoRetryIfNoneMaySucceed() {
    Message message =
        told(
            started(
                9,
                List.of(
                    outcome("UNKNOWN", "a"),
                    outcome("FAILED", "b", "jobId", 1L, "failureType", "config_error"))));

    assertThat(message.text()).doesNotContain("🔁", "start the flow again");
  }

  @Test
  void refersToTheRunForTheIdsOfMany() {
    Message message = told(started(37, many(11)));

    assertThat(message.text())
        .contains(
            "🔁 To retry them, " + RETRY + "start the flow again",
            " with their ids as `connections` in the input; the cause of the run lists them.")
        .doesNotContain("id-of-c1");
    assertThat(told(started(37, many(10))).text()).contains("\"id-of-c9\"],\"retryOf\"");
  }

  @Test
  void aPartialRunIsNamedAfterTheRunThatItRetries() {
    Map<String, Object> failed =
        Map.of("count", 1L, "connections", List.of(outcome("CANCELLED", "a")));
    Map<String, Object> run = Map.of("failed", failed, "total", 1L, "partial", true);
    Map<String, Object> retry = new LinkedHashMap<>(run);
    retry.put("retryOf", "hubspot_at_20261121T0700Z");

    assertThat(told(run(run)).text()).contains(" · only some connections · took ");
    assertThat(told(run(retry)).text())
        .contains(" · retry of hubspot_at_20261121T0700Z · took ")
        .doesNotContain("only some");
  }

  @Test
  void aPartialRunIsRepeatedWithItsConnections() {
    Map<String, Object> failed =
        Map.of("count", 0L, "reason", "nothing", "reasonCode", "NOT_PLANNED");
    Message message =
        told(run(Map.of("failed", failed, "total", 0L, "partial", true, "flowExecution", FLOW)));

    assertThat(message.text())
        .contains("Once this is fixed, start the flow again", " with the same input.");
  }

  private static final String FLOW =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod-hubspot:x";

  private static RunResult started(long total, List<Map<String, Object>> outcomes) {
    return run(
        Map.of(
            "total",
            total,
            "failed",
            Map.of("count", (long) outcomes.size(), "connections", outcomes),
            "flowExecution",
            FLOW));
  }

  private static List<Map<String, Object>> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> outcome("FAILED", "c" + i, "jobId", 7L, "reason", "reason " + i % 3))
        .toList();
  }

  @Test
  void omitsDisabledAlertKinds() {
    RunResult run = failed(outcome("FAILED", "a"), outcome("CANCELLED", "b"));

    assertThat(Message.of(run, List.of(), settings(Map.of("kinds", List.of("cancelled")))))
        .hasValueSatisfying(
            message -> {
              assertThat(message.kinds()).containsExactly(AlertKind.CANCELLED);
              assertThat(headline(message)).isEqualTo("🟠 hubspot was cancelled");
              assertThat(message.text()).contains("1 failed · 1 cancelled");
            });
    assertThat(Message.of(run, List.of(), settings(Map.of("kinds", List.of("timed-out")))))
        .isEmpty();
    assertThat(Message.of(run, List.of(), settings(Map.of("kinds", List.of())))).isEmpty();
  }

  @Test
  void keepsLinksIfOtherTextIsTooLong() {
    String much = "& <b> ".repeat(20_000);
    String link = LINK + "&x=" + "1".repeat(500);
    Map<String, Object> sync =
        outcome("TIMED_OUT", much, "jobId", Long.MAX_VALUE, "reason", much, "link", link);
    for (String count : List.of("triggers", "polls", "rows", "bytes", "durationSeconds")) {
      sync.put(count, Long.MAX_VALUE);
    }
    sync.put("failureOrigin", much);
    sync.put("failureType", much);
    sync.put("lastSuccess", "2026-11-19T07:04:10Z");
    RunResult run =
        run(
            Map.of(
                "failed",
                Map.of("count", 1L, "connections", List.of(sync)),
                "flowExecution",
                "arn:aws:states:eu-west-2:123456789012:execution:" + "m".repeat(80) + ":x"));

    String section = blocks(told(run, failed("2026-11-21T07:00:00Z"))).get(2);

    assertThat(section)
        .hasSizeLessThanOrEqualTo(3000)
        .contains("timed out after", "|start the flow again>", "Failing since", "Last success")
        .contains("|Job 9223372036854775807 in Airbyte>");
  }

  /** A cause cannot list all failures of a large run. */
  @Test
  void doesNotCountARunWithAnIncompleteFailureListAsASuccess() {
    EarlierRun large =
        new EarlierRun(
            Instant.parse("2026-11-20T07:00:00Z"),
            RunStatus.FAILED,
            Map.of("id-of-z", "z"),
            Optional.empty(),
            400,
            Set.of());
    Message message =
        told(failed(outcome("FAILED", "a")), failed("2026-11-21T07:00:00Z", "a"), large);

    assertThat(message.text())
        .contains("Failing since 21 Nov 07:00 UTC or longer, at least 2 runs in a row");
  }

  @Test
  void countsOnlyTheRunsItRead() {
    EarlierRun[] earlier =
        IntStream.range(0, 20)
            .mapToObj(i -> failed("2026-11-%02dT07:00:00Z".formatted(21 - i), "a"))
            .toArray(EarlierRun[]::new);

    assertThat(told(failed(outcome("FAILED", "a")), earlier).text())
        .contains("Failing since 2 Nov 07:00 UTC or longer, at least 21 runs in a row");
  }
}
