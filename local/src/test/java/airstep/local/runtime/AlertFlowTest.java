package airstep.local.runtime;

import static airstep.local.runtime.OneSyncTest.daily;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.local.embedded.airbyte.JobPlan;
import airstep.local.embedded.slack.SlackAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A failure whose alert does not get through is still a failure, and says that it was not heard.
 */
class AlertFlowTest {

  private static final JobPlan FAILS = JobPlan.fails(Duration.ofSeconds(50));

  @Test
  void slackDownLeavesTheRunFailedAndSaysSo() {
    try (FlowWorld world = daily(FAILS)) {
      world.slackFaults.always("POST", Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.alert()).hasValue("not delivered: Slack answered 503 (unreadable answer)");
      assertThat(Causes.failed(world.only("daily").cause().orElseThrow())).hasSize(1);
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void slackWithoutAnAnswerIsTriedAgainAndSaidSo() {
    try (FlowWorld world = daily(FAILS)) {
      world.slackFaults.always("POST", Faults.NO_ANSWER);
      assertThat(world.run().alert()).hasValue("not delivered: no answer from Slack: IOException");
    }
  }

  @Test
  void slackThatRecoversGetsTheMessageOnce() {
    try (FlowWorld world = daily(FAILS)) {
      world.slack.answerNext(
          SlackAnswer.ROLLUP_ERROR, SlackAnswer.rateLimited(Duration.ofSeconds(3)));
      RunReport report = world.run();
      assertThat(report.alert()).hasValue("delivered");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void slackThatRefusesIsNotTriedAgain() {
    try (FlowWorld world = daily(FAILS)) {
      world.slack.answerNext(SlackAnswer.CHANNEL_IS_ARCHIVED);
      assertThat(world.run().alert().orElseThrow())
          .startsWith("not delivered: Slack answered 410 channel_is_archived");
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void anAlertSecretWithoutAnAddressIsSaidSo() {
    try (FlowWorld world = daily(FAILS)) {
      world.secrets.put(
          world.flow().alerting().secret(), "{\"url\":\"https://hooks.slack.example\"}");
      assertThat(world.run().alert().orElseThrow())
          .isEqualTo(
              "not delivered: secret slack/alerts has no `webhook_url`: add it to the secret's"
                  + " JSON");
    }
  }
}
