package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties of all resources of a stage. */
class StageTest {

  /** Resource types without tags in CloudFormation. */
  private static final Set<String> WITHOUT_TAGS =
      Set.of(
          "AWS::Lambda::EventInvokeConfig",
          "AWS::Lambda::Permission",
          "AWS::Lambda::Version",
          "AWS::SNS::Subscription",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy",
          "AWS::Scheduler::Schedule");

  @Test
  void theShippedFlowsHaveThreeMachinesBesidesTheSharedOnes() {
    assertThat(names(Synthesized.DEV, "AWS::StepFunctions::StateMachine", "StateMachineName"))
        .containsExactly(
            "airstep-dev-all-active-connections",
            "airstep-dev-hubspot-airbyte-daily",
            "airstep-dev-retl-contacts-daily",
            "airstep-dev-run",
            "airstep-dev-sync",
            "airstep-dev_old-versions");
  }

  @Test
  void everyMachineIsTracedAndLoggedWithoutData() {
    for (Template template : Synthesized.BOTH) {
      assertThat(template.all("AWS::StepFunctions::StateMachine"))
          .allSatisfy(
              machine -> {
                assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
                assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean(true))
                    .isFalse();
                assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
              });
    }
  }

  @Test
  void everyMachineHasItsRenderedDefinition() {
    Stage stage = new Stage("prod");
    List<Flow> flows = Synthesized.flowsOfEveryKind();
    Definitions definitions = new Definitions(flows, Machines.placeholders(stage));
    Map<String, String> expected = new TreeMap<>();
    flows.forEach(flow -> expected.put(stage.named(flow.name()), definitions.flow(flow)));
    expected.put(stage.named("run"), definitions.run());
    expected.put(stage.named("sync"), definitions.sync());
    expected.put(stage.beside("old-versions"), definitions.oldVersions());

    assertThat(Synthesized.PROD.all("AWS::StepFunctions::StateMachine"))
        .allSatisfy(
            machine ->
                assertThat(machine.get("DefinitionString").asText())
                    .isEqualTo(expected.get(machine.get("StateMachineName").asText())))
        .hasSameSizeAs(expected.keySet());
  }

  @Test
  void flowMachinesShareOneRoleAndOneLog() {
    Set<String> shared = new TreeSet<>();
    for (JsonNode machine : Synthesized.PROD.all("AWS::StepFunctions::StateMachine")) {
      String name = machine.get("StateMachineName").asText();
      if (!Set.of("airstep-prod-run", "airstep-prod-sync", "airstep-prod_old-versions")
          .contains(name)) {
        shared.add(machine.get("RoleArn") + " " + machine.get("LoggingConfiguration"));
      }
    }

    assertThat(shared).hasSize(1);
  }

  /** Otherwise, each release of the functions would change every machine. */
  @Test
  void aFlowsDefinitionRefersToNoFunction() {
    for (JsonNode machine : Synthesized.PROD.all("AWS::StepFunctions::StateMachine")) {
      if (machine.get("Tags").toString().contains("\"flow\"")) {
        assertThat(machine.get("DefinitionString").asText()).doesNotContain(":lambda:");
        assertThat(machine.get("DefinitionSubstitutions").properties())
            .extracting(Map.Entry::getKey)
            .contains("RunArn")
            .allMatch(name -> name.equals("RunArn") || name.startsWith("Flow_"));
      }
    }
  }

  @Test
  void everyFunctionHasItsOwnRoleLogAndTraces() {
    for (Template template : Synthesized.BOTH) {
      List<JsonNode> functions = template.all("AWS::Lambda::Function");
      assertThat(functions).hasSize(StepName.values().length);
      assertThat(functions.stream().map(f -> f.get("Role").toString()).distinct())
          .hasSameSizeAs(functions);
      assertThat(functions)
          .allSatisfy(
              function -> {
                assertThat(function.get("Runtime").asText()).isEqualTo("java25");
                assertThat(function.get("Architectures").toString()).isEqualTo("[\"arm64\"]");
                assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
                assertThat(function.at("/LoggingConfig/LogGroup/Ref").asText()).contains("Log");
                assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
                assertThat(function.get("Timeout").asInt()).isBetween(30, 900);
              });
    }
  }

  @Test
  void theStageDeterminesTheRetentionOfLogs() {
    assertThat(names(Synthesized.DEV, "AWS::Logs::LogGroup", "RetentionInDays")).containsOnly("7");
    assertThat(names(Synthesized.PROD, "AWS::Logs::LogGroup", "RetentionInDays"))
        .containsOnly("90");
    assertThat(policies(Synthesized.DEV, "AWS::Logs::LogGroup")).containsOnly("Delete");
    assertThat(policies(Synthesized.PROD, "AWS::Logs::LogGroup"))
        .containsOnly("RetainExceptOnCreate");
    assertThat(policies(Synthesized.PROD, "AWS::SQS::Queue")).containsOnly("RetainExceptOnCreate");
  }

  @Test
  void everyResourceIsTaggedWithOwnerStageAndApp() {
    tagged(Synthesized.DEV, "airstep", "dev");
    tagged(Synthesized.PROD, "data team", "prod");
  }

  @Test
  void theResourcesOfAFlowHaveItsTags() {
    JsonNode tags =
        Synthesized.DEV
            .one(
                "AWS::StepFunctions::StateMachine",
                "StateMachineName",
                "airstep-dev-hubspot-airbyte-daily")
            .get("Tags");

    assertThat(tags.valueStream().map(t -> t.get("Key").asText() + "=" + t.get("Value").asText()))
        .containsExactlyInAnyOrder(
            "airbyte=true",
            "app=airstep",
            "daily=true",
            "flow=hubspot-airbyte-daily",
            "hubspot=true",
            "owner=airstep",
            "stage=dev");
  }

  @Test
  void onlyFunctionsThatCallAirbyteJoinTheNetwork() {
    assertThat(
            Synthesized.PROD.all("AWS::Lambda::Function").stream()
                .filter(function -> function.has("VpcConfig"))
                .map(function -> function.get("Handler").asText()))
        .contains("airstep.steps.PlanRun", "airstep.steps.TriggerSync")
        .doesNotContain("airstep.steps.NotifyRun", "airstep.steps.CloseRun");
    assertThat(Synthesized.DEV.root().toString()).doesNotContain("VpcConfig", "ec2:");
    JsonNode group = Synthesized.PROD.all("AWS::EC2::SecurityGroup").getFirst();
    assertThat(group.has("SecurityGroupIngress")).isFalse();
  }

  @Test
  void noSecretIsInTheTemplate() {
    for (Template template : Synthesized.BOTH) {
      assertThat(template.root().toString())
          .doesNotContain("{{resolve:")
          .doesNotContain("AWS::SecretsManager::")
          .doesNotContain("hooks.slack.com");
      for (JsonNode function : template.all("AWS::Lambda::Function")) {
        List<String> variables = new ArrayList<>();
        function.at("/Environment/Variables").fieldNames().forEachRemaining(variables::add);
        assertThat(variables).isSubsetOf("AIRSTEP_FIRST_SECRET");
      }
    }
    // The name of a secret, not its value.
    assertThat(
            Synthesized.DEV
                .one("AWS::Lambda::Function", "Handler", "airstep.steps.PlanRun")
                .at("/Environment/Variables/AIRSTEP_FIRST_SECRET")
                .asText())
        .isEqualTo("airbyte/api-credentials");
  }

  /** AWS has one name for all Regions of an account, and the same stage can be in several. */
  @Test
  void theNamesOfGlobalResourcesHaveTheRegion() {
    for (Template template : Synthesized.BOTH) {
      Map<String, JsonNode> names = new TreeMap<>();
      template
          .resources()
          .forEach(
              (id, resource) -> {
                JsonNode properties = resource.at("/Properties");
                for (String name : List.of("RoleName", "DashboardName", "BucketName")) {
                  if (properties.has(name)) {
                    names.put(id, properties.get(name));
                  }
                }
              });
      assertThat(names).hasSize(2);
      assertThat(names.values())
          .allSatisfy(name -> assertThat(name.toString()).contains("{\"Ref\":\"AWS::Region\"}"));
    }
  }

  private static void tagged(Template template, String owner, String stage) {
    template
        .resources()
        .forEach(
            (id, resource) -> {
              String type = resource.get("Type").asText();
              List<String> tags =
                  resource
                      .at("/Properties/Tags")
                      .valueStream()
                      .map(tag -> tag.path("Key").asText() + "=" + tag.path("Value").asText())
                      .toList();
              if (WITHOUT_TAGS.contains(type)) {
                assertThat(tags).as(id).isEmpty();
              } else {
                assertThat(tags)
                    .as("%s, a %s", id, type)
                    .contains("owner=" + owner, "stage=" + stage, "app=airstep");
              }
            });
  }

  private static List<String> names(Template template, String type, String property) {
    return template.all(type).stream().map(p -> p.get(property).asText()).sorted().toList();
  }

  private static Stream<String> policies(Template template, String type) {
    return template.resources().values().stream()
        .filter(resource -> resource.get("Type").asText().equals(type))
        .map(resource -> resource.get("DeletionPolicy").asText());
  }
}
