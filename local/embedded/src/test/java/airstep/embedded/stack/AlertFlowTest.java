package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.daily;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.slack.SlackInbox;
import airstep.http.Http;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A failure whose alert is not delivered remains a failure, and reports the missing alert. */
class AlertFlowTest {

  private static final JobPlan FAILS = JobPlan.fails(Duration.ofSeconds(50));

  @Test
  void sendsTheAlertToTheAlarmTopicIfSlackIsDown() {
    try (FlowWorld world = daily(FAILS)) {
      world.slackFaults.always("POST", Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.alert())
          .hasValue("delivered by the fallback: Slack answered 503 (unreadable answer)");
      assertThat(world.stage.mails())
          .singleElement()
          .satisfies(
              mail ->
                  assertThat(mail)
                      .startsWith("Airstep: daily failed\n")
                      .contains(
                          "1 of 1 connections did not succeed:\n"
                              + "- Connection 1 FAILED: Airbyte gives no reason",
                          "/timeline?openLogs=true&jobId=1",
                          "Slack did not accept this alert: Slack answered 503"));
      assertThat(Causes.failed(world.only("daily").cause().orElseThrow())).hasSize(1);
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void retriesAndReportsSlackWithoutAnAnswer() {
    try (FlowWorld world = daily(FAILS)) {
      world.slackFaults.always("POST", Faults.NO_ANSWER);
      assertThat(world.run().alert())
          .hasValue("delivered by the fallback: no answer from Slack: IOException");
    }
  }

  @Test
  void slackThatRecoversGetsTheMessageOnce() {
    try (FlowWorld world = daily(FAILS)) {
      world.slack.answerNext(
          SlackInbox.answer(500, "rollup_error"),
          new Http.Response(429, Map.of("retry-after", "3"), "rate_limited"));
      RunReport report = world.run();
      assertThat(report.alert()).hasValue("delivered");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void doesNotRetryIfSlackRefuses() {
    try (FlowWorld world = daily(FAILS)) {
      world.slack.answerNext(SlackInbox.answer(410, "channel_is_archived"));
      assertThat(world.run().alert().orElseThrow())
          .startsWith("delivered by the fallback: Slack answered 410 channel_is_archived");
      assertThat(world.stage.mails()).hasSize(1);
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void reportsAnAlertSecretWithoutAnAddress() {
    try (FlowWorld world = daily(FAILS)) {
      world.secrets.put(
          world.flow().alerting().secret(), "{\"url\":\"https://hooks.slack.example\"}");
      assertThat(world.run().alert().orElseThrow())
          .isEqualTo(
              "delivered by the fallback: secret slack/alerts has no `webhook_url`: add it to the"
                  + " secret's JSON");
    }
  }

  /** Then the safety net retries Slack for hours, and its queue has an alarm. */
  @Test
  void reportsAndRetriesAnUndeliveredAlert() {
    try (FlowWorld world = daily(FAILS)) {
      world.slack.answerNext(SlackInbox.answer(404, "no_service"));
      world.stage.closeTopic();
      RunReport report = world.run();
      assertThat(report.alert().orElseThrow())
          .startsWith("not delivered: Slack answered 404 no_service")
          .endsWith("; nor by the fallback: SNS.InternalErrorException");
      world.timeline.runToEnd();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void reportsARecoveryOnce() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", OneSyncTest.DAILY)
            .jobs(Script.of(FAILS, FAILS, JobPlan.succeeds(Duration.ofMinutes(2), 1, 1)))
            .begin()) {
      for (int day = 0; day < 4; day++) {
        world.run();
        world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(24)));
      }
      assertThat(world.slack.messages()).hasSize(3);
      assertThat(world.slack.messages().get(1).payload().toString()).contains("2 runs in a row");
      assertThat(world.slack.messages().getLast().payload().toString())
          .contains("daily recovered", "2 failed runs");
    }
  }
}
