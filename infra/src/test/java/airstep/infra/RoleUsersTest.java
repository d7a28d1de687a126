package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who can assume each role, and how far each role reaches. */
class RoleUsersTest {

  private static final String RULE = "AWS::Events::Rule";
  private static final String SCHEDULE = "AWS::Scheduler::Schedule";

  @Test
  void onlyTheServiceThatUsesARoleCanAssumeIt() {
    for (Template template : Synthesized.BOTH) {
      Map<String, Set<String>> services = new HashMap<>();
      template.all("AWS::Lambda::Function").forEach(it -> add(services, it.at("/Role"), "lambda"));
      template
          .all("AWS::StepFunctions::StateMachine")
          .forEach(it -> add(services, it.at("/RoleArn"), "states"));
      template.all(RULE).forEach(it -> add(services, it.at("/Targets/0/RoleArn"), "events"));
      template.all(SCHEDULE).forEach(it -> add(services, it.at("/Target/RoleArn"), "scheduler"));
      roles(template)
          .forEach(
              (id, role) -> {
                Set<String> trusted = new TreeSet<>();
                for (JsonNode one : role.at("/AssumeRolePolicyDocument/Statement")) {
                  assertThat(one.get("Action").asText()).isEqualTo("sts:AssumeRole");
                  trusted.addAll(Policies.texts(one.at("/Principal/Service")));
                }
                // A command makes the schedules that end a pause.
                Set<String> own = role.has("RoleName") ? Set.of("scheduler") : services.get(id);
                assertThat(trusted).as(id).isEqualTo(suffixed(own));
              });
    }
  }

  @Test
  void aTriggerStartsOnlyItsFlowAndOnlyASchedulesRoleReportsAMissedStart() {
    for (Template template : Synthesized.BOTH) {
      List<JsonNode> scheduled =
          template.all(SCHEDULE).stream().map(it -> it.get("Target")).toList();
      List<JsonNode> ruled =
          template.all(RULE).stream()
              .map(it -> it.at("/Targets/0"))
              .filter(it -> it.has("RoleArn"))
              .toList();
      for (JsonNode target : Stream.concat(scheduled.stream(), ruled.stream()).toList()) {
        JsonNode role = roles(template).get(target.at("/RoleArn/Fn::GetAtt/0").asText());
        Map<String, JsonNode> allowed = new HashMap<>();
        allowed.put("states:StartExecution", target.get("Arn"));
        boolean schedules =
            scheduled.stream().anyMatch(it -> it.get("RoleArn").equals(target.get("RoleArn")));
        if (schedules) {
          allowed.put("sqs:SendMessage", target.at("/DeadLetterConfig/Arn"));
        }
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode statement : Policies.statements(role)) {
          assertThat(found.put(statement.get("Action").asText(), statement.get("Resource")))
              .isNull();
        }
        assertThat(found).isEqualTo(allowed);
      }
    }
  }

  @Test
  void noRoleReachesAnotherStageOrAnythingElseOfTheAccount() {
    for (Template template : Synthesized.BOTH) {
      String stage = template.equals(Synthesized.DEV) ? "airstep-dev" : "airstep-prod";
      String ours =
          "arn:AWS::Partition:[a-z]+:AWS::Region:AWS::AccountId:"
              + "(stateMachine:|execution:|function:|rule/|rule/\\*/)?"
              + stage
              + "[-_].*";
      String shared =
          "arn:AWS::Partition:(events:AWS::Region:AWS::AccountId:(event-bus/default"
              + "|rule/StepFunctionsGetEventsForStepFunctionsExecutionRule)"
              + "|secretsmanager:AWS::Region:AWS::AccountId:secret:.*-\\?{6})";
      roles(template)
          .forEach(
              (id, role) ->
                  Policies.statements(role).stream()
                      .flatMap(it -> resources(it.get("Resource")))
                      .filter(it -> !it.asText().equals("*") && !isOfTheStack(template, it))
                      .forEach(it -> assertThat(arn(it)).as(id).matches(ours + "|" + shared)));
    }
  }

  @Test
  void stepsReadTheExecutionsOfExactlyTheseMachines() {
    assertThat(machines("CheckUpstream", "states:ListExecutions"))
        .containsExactlyInAnyOrder("berlin-mornings", "either-day");
    assertThat(machines("CheckUpstream", "states:DescribeExecution"))
        .containsExactlyInAnyOrder("berlin-mornings", "either-day");
    assertThat(machines("NotifyRun", "states:ListExecutions")).containsExactly("run");
    assertThat(machines("NotifyRun", "states:DescribeExecution")).containsExactly("run");
    assertThat(machines("TakeTurn", "states:ListExecutions")).containsExactly("sync");
    assertThat(machines("FindJob", "states:GetExecutionHistory")).containsExactly("sync");
    List<String> all =
        Stream.concat(
                Stream.of("run", "sync"),
                Synthesized.flowsOfEveryKind().stream().map(flow -> flow.name()))
            .toList();
    assertThat(machines("NotifyStopped", "states:DescribeExecution"))
        .containsExactlyInAnyOrderElementsOf(all);
  }

  /**
   * Lambda needs these actions in the same role. Without the condition, it could not connect it.
   */
  @Test
  void theCodeOfAFunctionInANetworkCannotUseItsRightsToConnect() {
    List<JsonNode> connected =
        Synthesized.PROD.all("AWS::Lambda::Function").stream()
            .filter(function -> function.has("VpcConfig"))
            .toList();
    assertThat(connected).hasSize(6);
    for (JsonNode function : connected) {
      JsonNode role = roles(Synthesized.PROD).get(function.at("/Role/Fn::GetAtt/0").asText());
      List<JsonNode> denied =
          Policies.statements(role).stream()
              .filter(statement -> statement.get("Effect").asText().equals("Deny"))
              .toList();
      assertThat(denied).hasSize(1);
      JsonNode deny = denied.getFirst();
      assertThat(Policies.texts(deny.get("Action")))
          .containsExactlyInAnyOrderElementsOf(Policies.OF_NETWORKS);
      assertThat(deny.get("Resource").asText()).isEqualTo("*");
      assertThat(deny.get("Condition")).hasSize(1);
      assertThat(arn(deny.at("/Condition/ArnEquals/lambda:SourceFunctionArn")))
          .endsWith(":function:" + function.get("FunctionName").asText());
    }
  }

  private static void add(Map<String, Set<String>> services, JsonNode arn, String service) {
    if (!arn.isMissingNode()) {
      String role = arn.at("/Fn::GetAtt/0").asText();
      services.computeIfAbsent(role, _ -> new TreeSet<>()).add(service);
    }
  }

  private static Set<String> suffixed(Set<String> services) {
    Set<String> all = new TreeSet<>();
    services.forEach(service -> all.add(service + ".amazonaws.com"));
    return all;
  }

  private static Map<String, JsonNode> roles(Template template) {
    Map<String, JsonNode> roles = new HashMap<>();
    template
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.get("Type").asText().equals("AWS::IAM::Role")) {
                roles.put(id, resource.get("Properties"));
              }
            });
    return roles;
  }

  private static Stream<JsonNode> resources(JsonNode resource) {
    return resource.isArray() ? resource.valueStream() : Stream.of(resource);
  }

  private static boolean isOfTheStack(Template template, JsonNode resource) {
    String id = resource.at("/Fn::GetAtt/0").asText();
    return template.resources().containsKey(id.isEmpty() ? resource.path("Ref").asText() : id);
  }

  /** Returns an ARN with its references in words. */
  private static String arn(JsonNode resource) {
    StringBuilder text = new StringBuilder(resource.isTextual() ? resource.asText() : "");
    for (JsonNode part : resource.at("/Fn::Join/1")) {
      text.append(part.isTextual() ? part.asText() : part.path("Ref").asText());
    }
    return text.toString();
  }

  /** Returns the machines, without the prefix of the stage, on which a step is allowed this. */
  private static List<String> machines(String step, String action) {
    JsonNode function =
        Synthesized.PROD.one("AWS::Lambda::Function", "Handler", "airstep.steps." + step);
    JsonNode role = roles(Synthesized.PROD).get(function.at("/Role/Fn::GetAtt/0").asText());
    return Policies.statements(role).stream()
        .filter(it -> Policies.texts(it.get("Action")).contains(action))
        .flatMap(it -> Policies.texts(it.get("Resource")).stream())
        .map(it -> it.replaceFirst(".*:(stateMachine|execution):airstep-prod-", ""))
        .map(it -> it.replaceFirst(":\\*$", ""))
        .toList();
  }
}
