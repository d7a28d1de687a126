package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";

  @Test
  void everyAlarmAndItsEndReachTheTopic() {
    for (Template template : Synthesized.BOTH) {
      assertThat(template.all(ALARM))
          .isNotEmpty()
          .allSatisfy(
              alarm -> {
                assertThat(alarm.at("/AlarmActions/0/Ref").asText()).startsWith("AlarmTopic");
                assertThat(alarm.get("OKActions")).isEqualTo(alarm.get("AlarmActions"));
              });
    }
  }

  @Test
  void cloudWatchCanPublishToTheTopicOnlyWithTls() {
    JsonNode statements =
        Synthesized.DEV.all("AWS::SNS::TopicPolicy").getFirst().at("/PolicyDocument/Statement");

    assertThat(statements).hasSize(2);
    assertThat(statements.get(0).get("Effect").asText()).isEqualTo("Deny");
    assertThat(statements.get(0).at("/Condition/Bool/aws:SecureTransport").asText())
        .isEqualTo("false");
    assertThat(statements.get(1).at("/Principal/Service").asText())
        .isEqualTo("cloudwatch.amazonaws.com");
    assertThat(statements.get(1).at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
        .isEqualTo("AWS::AccountId");
  }

  @Test
  void theAlarmEmailSubscribesToTheTopic() {
    assertThat(Synthesized.DEV.all("AWS::SNS::Subscription")).isEmpty();
    JsonNode subscription = Synthesized.PROD.all("AWS::SNS::Subscription").getFirst();
    assertThat(subscription.get("Endpoint").asText()).isEqualTo("data@example.com");
  }

  @Test
  void freshnessAlarmsAfterHoursWithoutSuccessEvenWithoutARun() {
    JsonNode alarm = alarm("prod-berlin-mornings.freshness");

    // Without FILL, a success before the 26 hours would fill the place of a missing hour.
    assertThat(alarm.at("/Metrics/0/Expression").asText()).isEqualTo("FILL(succeeded, 0)");
    assertThat(alarm.at("/Metrics/0/ReturnData").asBoolean()).isTrue();
    JsonNode metric = alarm.at("/Metrics/1/MetricStat");
    assertThat(metric.at("/Metric/Namespace").asText() + metric.at("/Metric/MetricName").asText())
        .isEqualTo("AirstepSucceeded");
    assertThat(metric.at("/Metric/Dimensions").toString())
        .isEqualTo(
            "[{\"Name\":\"Flow\",\"Value\":\"berlin-mornings\"},"
                + "{\"Name\":\"Stage\",\"Value\":\"prod\"}]");
    assertThat(metric.get("Stat").asText()).isEqualTo("Sum");
    assertThat(metric.get("Period").asInt()).isEqualTo(3600);
    assertThat(alarm.get("EvaluationPeriods").asInt()).isEqualTo(26);
    assertThat(alarm.get("DatapointsToAlarm").asInt()).isEqualTo(26);
    assertThat(alarm.get("TreatMissingData").asText()).isEqualTo("breaching");
    assertThat(alarm.get("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
    assertThat(alarm.get("ActionsEnabled").asBoolean()).isTrue();
  }

  @Test
  void aFlowThatIsSwitchedOffDoesNotAlarm() {
    assertThat(alarm("prod-switched-off.freshness").get("ActionsEnabled").asBoolean()).isFalse();
  }

  @Test
  void missedStartsAndThrottlingAlarmAtOnce() {
    assertThat(alarm("prod-missed-starts").get("Threshold").asInt()).isEqualTo(1);
    assertThat(alarm("prod-throttled").at("/Metrics").findValuesAsText("MetricName"))
        .containsExactly("ExecutionThrottled", "ExecutionThrottled");
  }

  /** Metrics of failures have no value while nothing fails. */
  @Test
  void anAlarmOnTwoMetricsNeedsAValueOfOnlyOne() {
    for (String name : List.of("prod-throttled", "prod-old-versions")) {
      JsonNode metrics = alarm(name).get("Metrics");
      assertThat(metrics).hasSize(3);
      assertThat(metrics.at("/0/Expression").asText()).isEqualTo("SUM(FILL(METRICS(), 0))");
      assertThat(metrics.findValuesAsText("ReturnData")).containsExactly("true", "false", "false");
    }
  }

  @Test
  void aFailedDeletionOfOldVersionsAlarms() {
    assertThat(alarm("prod-old-versions").get("Metrics").findValuesAsText("MetricName"))
        .containsExactlyInAnyOrder("ExecutionsFailed", "ExecutionsTimedOut");
    assertThat(alarm("prod-old-versions").get("Metrics").toString()).contains("OldVersionsMachine");
  }

  private static JsonNode alarm(String name) {
    return Synthesized.PROD.one(ALARM, "AlarmName", "airstep-" + name);
  }
}
