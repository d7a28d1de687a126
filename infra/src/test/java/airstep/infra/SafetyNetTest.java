package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyNetTest {

  @Test
  void theAlertRuleMatchesEveryFailureOfTheStage() {
    JsonNode rule = rule("alert");

    assertThat(rule.get("State").asText()).isEqualTo("ENABLED");
    assertThat(rule.at("/EventPattern/detail/status"))
        .extracting(JsonNode::asText)
        .containsExactly("FAILED", "TIMED_OUT", "ABORTED");
    assertThat(rule.at("/EventPattern/detail/executionArn/0/prefix").toString())
        .endsWith(":execution:airstep-prod-\"]]}");
    assertThat(rule.at("/EventPattern/detail/$or/0/stateMachineArn/0/anything-but"))
        .extracting(JsonNode::toString)
        .satisfiesExactly(
            run -> assertThat(run).endsWith(":stateMachine:airstep-prod-run\"]]}"),
            sync -> assertThat(sync).endsWith(":stateMachine:airstep-prod-sync\"]]}"));
    assertThat(rule.at("/Targets/0/Arn/Fn::GetAtt/0").asText())
        .startsWith("FunctionsNotifyStoppedFunction");
    assertThat(rule.at("/Targets/0").has("InputTransformer")).isFalse();
  }

  @Test
  void onlyTheAlertRuleCanInvokeTheNotifier() {
    JsonNode permission = Synthesized.PROD.all("AWS::Lambda::Permission").getFirst();

    assertThat(permission.get("Principal").asText()).isEqualTo("events.amazonaws.com");
    assertThat(permission.at("/SourceArn/Fn::GetAtt/0").asText()).startsWith("SafetyNetalert");
    assertThat(Synthesized.PROD.all("AWS::Lambda::Permission")).hasSize(1);
  }

  @Test
  void aStoppedSyncStartsACleanUp() {
    JsonNode rule = rule("clean-up");

    assertThat(rule.at("/EventPattern/detail/stateMachineArn/0").toString())
        .contains(":stateMachine:airstep-prod-sync");
    assertThat(rule.at("/Targets/0/Arn/Ref").asText()).startsWith("MachinessyncMachine");
    assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
        .isEqualTo("{\"eventId\":<eventId>,\"stopped\":<stopped>}");
    assertThat(rule.at("/Targets/0/InputTransformer/InputPathsMap/stopped").asText())
        .isEqualTo("$.detail.executionArn");
    assertThat(rule.at("/Targets/0/InputTransformer/InputPathsMap/eventId").asText())
        .isEqualTo("$.id");
  }

  @Test
  void missedEventsGoToAQueueThatAlarms() {
    for (String name : List.of("alert", "clean-up")) {
      assertThat(rule(name).at("/Targets/0/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
          .startsWith("SafetyNetMissedQueue");
      assertThat(rule(name).at("/Targets/0/RetryPolicy/MaximumEventAgeInSeconds").asInt())
          .isEqualTo(86_400);
    }
    JsonNode async = Synthesized.PROD.all("AWS::Lambda::EventInvokeConfig").getFirst();
    assertThat(async.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").asText())
        .startsWith("SafetyNetMissedQueue");
    assertThat(
            Synthesized.PROD
                .one("AWS::CloudWatch::Alarm", "AlarmName", "airstep-prod-missed-events")
                .at("/Dimensions/0/Value/Fn::GetAtt/0")
                .asText())
        .startsWith("SafetyNetMissedQueue");
  }

  private static JsonNode rule(String what) {
    return Synthesized.PROD.one("AWS::Events::Rule", "Name", "airstep-prod-" + what);
  }
}
