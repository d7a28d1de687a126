package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TriggersTest {

  private static final String RULE = "AWS::Events::Rule";
  private static final String SCHEDULE = "AWS::Scheduler::Schedule";

  @Test
  void shippedFlowsStartAtSevenEightAndHourly() {
    assertThat(says(rule(Synthesized.DEV, "dev-hubspot-airbyte-daily.cron")))
        .isEqualTo("cron(0 7 * * ? *) ENABLED");
    assertThat(says(rule(Synthesized.DEV, "dev-retl-contacts-daily.cron")))
        .isEqualTo("cron(0 8 * * ? *) ENABLED");
    assertThat(says(rule(Synthesized.DEV, "dev-all-active-connections.cron")))
        .isEqualTo("cron(0 6-18 * * ? *) DISABLED");
    assertThat(Synthesized.DEV.all(SCHEDULE)).isEmpty();
  }

  @Test
  void everyStartHasARetryPolicyAMaximumAgeADeadLetterQueueAndARole() {
    for (Template template : Synthesized.BOTH) {
      List<JsonNode> targets =
          template.all(RULE).stream()
              .filter(rule -> rule.path("Description").asText().startsWith("Starts flow"))
              .map(rule -> rule.at("/Targets/0"))
              .toList();
      List<JsonNode> all =
          Stream.concat(targets.stream(), template.all(SCHEDULE).stream().map(s -> s.get("Target")))
              .toList();
      assertThat(all).isNotEmpty().allSatisfy(TriggersTest::isGuarded);
    }
  }

  private static void isGuarded(JsonNode target) {
    assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(3600);
    assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(185);
    assertThat(target.at("/DeadLetterConfig/Arn").toString()).contains("MissedStarts");
    assertThat(target.at("/RoleArn/Fn::GetAtt/0").asText()).contains("Role");
  }

  @Test
  void aScheduledStartPassesTheTimeAtWhichItWasDue() {
    JsonNode rule = rule(Synthesized.DEV, "dev-hubspot-airbyte-daily.cron");

    assertThat(rule.at("/Targets/0/InputTransformer/InputPathsMap").toString())
        .isEqualTo("{\"scheduledTime\":\"$.time\"}");
    assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
        .isEqualTo("{\"scheduledTime\":<scheduledTime>}");
    assertThat(schedule("prod-berlin-mornings.cron").at("/Target/Input").asText())
        .isEqualTo("{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}");
  }

  @Test
  void aCronWithBothDayFieldsHasTwoRules() {
    assertThat(says(rule(Synthesized.PROD, "prod-either-day.cron")))
        .isEqualTo("cron(15 5 1 * ? *) ENABLED");
    assertThat(says(rule(Synthesized.PROD, "prod-either-day.cron2")))
        .isEqualTo("cron(15 5 ? * 2 *) ENABLED");
  }

  @Test
  void aScheduleInAnotherZoneUsesEventBridgeScheduler() {
    for (String name : List.of("prod-berlin-mornings.cron", "prod-berlin-mornings.cron2")) {
      JsonNode schedule = schedule(name);
      assertThat(schedule.get("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/Berlin");
      assertThat(schedule.at("/FlexibleTimeWindow/Mode").asText()).isEqualTo("OFF");
      assertThat(schedule.at("/GroupName/Ref").asText()).startsWith("TriggersGroup");
      assertThat(schedule.get("State").asText()).isEqualTo("ENABLED");
    }
    assertThat(schedule("prod-berlin-mornings.cron2").get("ScheduleExpression").asText())
        .isEqualTo("cron(30 2 ? * 2 *)");
  }

  @Test
  void anEventPatternIsUnchanged() {
    JsonNode rule = rule(Synthesized.PROD, "prod-on-dbt.on");

    assertThat(rule.get("EventBusName").asText()).isEqualTo("partners");
    assertThat(rule.get("EventPattern").asText())
        .isEqualTo(
            "{\"source\":[\"dbt\"],\"detail-type\":[\"Job Done\"],"
                + "\"detail\":{\"status\":[\"ok\",null,\"\"],"
                + "\"rows\":[{\"numeric\":[\">\",0]}]}}");
    assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
        .isEqualTo("{\"eventId\":<eventId>,\"time\":<time>}");
  }

  @Test
  void aFlowWithAfterHasARuleForEachOtherFlow() {
    for (String upstream : List.of("berlin-mornings", "either-day")) {
      JsonNode rule = rule(Synthesized.PROD, "prod-after-both.after." + upstream);
      assertThat(rule.at("/EventPattern/detail/stateMachineArn").toString())
          .contains(":stateMachine:airstep-prod-" + upstream);
      assertThat(rule.at("/EventPattern/detail/status").toString()).isEqualTo("[\"SUCCEEDED\"]");
      assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
          .isEqualTo("{\"after\":\"" + upstream + "\",\"time\":<time>}");
    }
  }

  @Test
  void aFlowWithoutTriggersHasNoRule() {
    assertThat(Synthesized.PROD.root().get("Resources").toString())
        .contains("airstep-prod-by-hand\"")
        .doesNotContain("Starts flow by-hand");
  }

  private static String says(JsonNode rule) {
    return rule.path("ScheduleExpression").asText() + " " + rule.path("State").asText();
  }

  private static JsonNode rule(Template template, String name) {
    return template.one(RULE, "Name", "airstep-" + name);
  }

  private static JsonNode schedule(String name) {
    return Synthesized.PROD.one(SCHEDULE, "Name", "airstep-" + name);
  }
}
