package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The permissions of roles. */
class RightsTest {

  /** Actions that AWS cannot restrict to a resource. */
  private static final Set<String> ON_ANYTHING =
      Stream.of(
              Policies.OF_NETWORKS,
              Policies.OF_MACHINES,
              Set.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"))
          .flatMap(Set::stream)
          .collect(Collectors.toSet());

  @Test
  void noActionAndNoRestrictableResourceIsAWildcard() {
    for (Template template : Synthesized.BOTH) {
      for (JsonNode role : template.all("AWS::IAM::Role")) {
        assertThat(role.has("ManagedPolicyArns")).isFalse();
        for (JsonNode statement : Policies.statements(role)) {
          assertThat(Policies.texts(statement.get("Action")))
              .noneMatch(action -> action.contains("*"));
          if (Policies.texts(statement.get("Resource")).contains("*")) {
            assertThat(Policies.texts(statement.get("Action"))).isSubsetOf(ON_ANYTHING);
          }
        }
      }
      assertThat(template.all("AWS::IAM::Policy")).isEmpty();
    }
  }

  @Test
  void noStepReadsBothTheSecretsOfAirbyteAndOfAlerts() {
    for (Template template : Synthesized.BOTH) {
      assertThat(secrets(template, "TriggerSync"))
          .contains("airbyte/api-credentials-??????")
          .doesNotContain("slack/alerts-??????");
      assertThat(secrets(template, "CloseRun")).isEmpty();
    }
    assertThat(secrets(Synthesized.DEV, "NotifyRun")).containsExactly("slack/alerts-??????");
    assertThat(secrets(Synthesized.PROD, "PlanRun"))
        .containsExactly("airbyte/api-credentials-??????", "second/airbyte-??????");
  }

  @Test
  void stepsThatAlertReadTheSecretsOfFlowsRoutesAndDefaults() {
    for (String step : List.of("NotifyRun", "NotifyStopped", "CheckAlert")) {
      assertThat(secrets(Synthesized.PROD, step))
          .containsExactly("slack/by-hand-??????", "slack/data-??????", "slack/hubspot-??????");
    }
  }

  @Test
  void anArnHasAWildcardOnlyForExecutionsVersionsAndTheRulesOfFlows() {
    for (Template template : Synthesized.BOTH) {
      for (JsonNode role : template.all("AWS::IAM::Role")) {
        for (JsonNode statement : Policies.statements(role)) {
          assertThat(Policies.texts(statement.get("Resource")))
              .allMatch(
                  arn ->
                      !arn.contains("*")
                          || arn.matches("\\*|.*:(execution|function):[a-z0-9-]+:\\*")
                          || arn.matches(".*:rule/(\\*/)?airstep-(dev|prod)-\\*\\.\\*"));
        }
      }
    }
  }

  @Test
  void aStepReadsItsSecretAtAColdStartIfItHasOnlyOne() {
    assertThat(firstSecret(Synthesized.DEV, "TriggerSync")).isEqualTo("airbyte/api-credentials");
    assertThat(firstSecret(Synthesized.DEV, "NotifyRun")).isEqualTo("slack/alerts");
    assertThat(firstSecret(Synthesized.PROD, "TriggerSync")).isEmpty();
  }

  @Test
  void aMachineInvokesOnlyTheFunctionsOfItsDefinition() {
    for (Template template : Synthesized.BOTH) {
      for (JsonNode machine : template.all("AWS::StepFunctions::StateMachine")) {
        Set<String> called = new TreeSet<>();
        if (machine.get("DefinitionString").asText().contains(":lambda:invoke")) {
          for (JsonNode value : machine.get("DefinitionSubstitutions")) {
            if (value.path("Ref").asText().contains("CurrentVersion")) {
              called.add(":function:" + functionOf(template, value) + ":*");
            }
          }
        }
        Set<String> allowed = new TreeSet<>();
        JsonNode role =
            template
                .resources()
                .get(machine.at("/RoleArn/Fn::GetAtt/0").asText())
                .get("Properties");
        for (JsonNode statement : Policies.statements(role)) {
          if (statement.get("Action").toString().contains("lambda:InvokeFunction")) {
            for (String arn : Policies.texts(statement.get("Resource"))) {
              allowed.add(arn.substring(arn.indexOf(":function:")));
            }
          }
        }
        assertThat(allowed).isEqualTo(called);
      }
    }
  }

  @Test
  void rolesPublishOnlyAirstepsEvents() {
    for (Template template : Synthesized.BOTH) {
      Set<String> types = new TreeSet<>();
      for (JsonNode role : template.all("AWS::IAM::Role")) {
        for (JsonNode statement : Policies.statements(role)) {
          if (Policies.texts(statement.get("Action")).contains("events:PutEvents")) {
            assertThat(Policies.texts(statement.get("Action"))).containsExactly("events:PutEvents");
            assertThat(statement.at("/Condition/StringEquals/events:source").asText())
                .isEqualTo("airstep");
            types.addAll(Policies.texts(statement.at("/Condition/StringLike/events:detail-type")));
          }
        }
      }
      assertThat(types).containsExactly("Airstep Run *", "Airstep Run Failed", "Airstep Sync *");
    }
  }

  @Test
  void deletingOldVersionsCannotDeleteAFunction() {
    for (Template template : Synthesized.BOTH) {
      Set<String> removable = new TreeSet<>();
      for (JsonNode role : template.all("AWS::IAM::Role")) {
        for (JsonNode statement : Policies.statements(role)) {
          if (Policies.texts(statement.get("Action")).contains("lambda:DeleteFunction")) {
            removable.addAll(Policies.texts(statement.get("Resource")));
          }
        }
      }
      assertThat(removable)
          .hasSameSizeAs(template.all("AWS::Lambda::Version"))
          .allMatch(arn -> arn.matches(".*:function:airstep-[a-z]+-[a-z-]+:\\*"))
          .noneMatch(arn -> arn.contains("notify-stopped"));
    }
  }

  @Test
  void theEndOfAPauseCanOnlyEnableTheRulesThatStartFlows() {
    for (Template template : Synthesized.BOTH) {
      List<JsonNode> roles =
          template.all("AWS::IAM::Role").stream().filter(role -> role.has("RoleName")).toList();
      assertThat(roles).hasSize(1);
      JsonNode role = roles.getFirst();
      assertThat(Policies.texts(role.get("RoleName")).getFirst())
          .matches("airstep-(dev|prod)-resume-.*");
      assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText())
          .isEqualTo("scheduler.amazonaws.com");
      assertThat(Policies.statements(role))
          .flatMap(one -> Policies.texts(one.get("Action")))
          .containsExactly("events:EnableRule", "sqs:SendMessage");
      JsonNode statement = Policies.statements(role).getFirst();
      for (JsonNode rule : template.all("AWS::Events::Rule")) {
        String bus = rule.has("EventBusName") ? rule.get("EventBusName").asText() + "/" : "";
        String name = "rule/" + bus + rule.get("Name").asText();
        boolean starts = rule.path("Description").asText().startsWith("Starts flow");
        assertThat(
                Policies.texts(statement.get("Resource")).stream().anyMatch(arn -> fits(arn, name)))
            .as(name)
            .isEqualTo(starts);
      }
    }
  }

  /** The ARN of a rule on another bus than the default one has the name of the bus. */
  private static boolean fits(String arn, String rule) {
    String pattern = arn.substring(arn.lastIndexOf(':') + 1);
    return rule.matches(pattern.replace(".", "\\.").replace("*", "[^/]*"));
  }

  private static String functionOf(Template template, JsonNode version) {
    JsonNode resources = template.root().get("Resources");
    String function =
        resources.path(version.get("Ref").asText()).at("/Properties/FunctionName/Ref").asText();
    return resources.path(function).at("/Properties/FunctionName").asText();
  }

  @Test
  void everyRoleExceptThoseOfFunctionsIsForThisAccountOnly() {
    for (Template template : Synthesized.BOTH) {
      for (JsonNode role : template.all("AWS::IAM::Role")) {
        for (JsonNode statement : role.at("/AssumeRolePolicyDocument/Statement")) {
          if (!statement.at("/Principal/Service").asText().equals("lambda.amazonaws.com")) {
            assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
                .isEqualTo("AWS::AccountId");
          }
        }
      }
    }
  }

  private static List<String> secrets(Template template, String step) {
    List<String> secrets = new ArrayList<>();
    for (JsonNode statement : Policies.statements(roleOf(template, step))) {
      if (Policies.texts(statement.get("Action")).contains("secretsmanager:GetSecretValue")) {
        for (String text : Policies.texts(statement.get("Resource"))) {
          secrets.add(text.substring(text.indexOf(":secret:") + ":secret:".length()));
        }
      }
    }
    return secrets;
  }

  private static String firstSecret(Template template, String step) {
    return template
        .one("AWS::Lambda::Function", "Handler", "airstep.steps." + step)
        .at("/Environment/Variables/AIRSTEP_FIRST_SECRET")
        .asText();
  }

  private static JsonNode roleOf(Template template, String step) {
    JsonNode function = template.one("AWS::Lambda::Function", "Handler", "airstep.steps." + step);
    return template.resources().get(function.at("/Role/Fn::GetAtt/0").asText()).get("Properties");
  }
}
