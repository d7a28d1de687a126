package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.StepName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each role allows exactly the actions that the code or the definition with this role calls. An
 * action too many is a risk, and an action too few fails only on AWS.
 */
class CalledActionsTest {

  /** The actions behind the optimized integrations of Step Functions. */
  private static final Map<String, Set<String>> INTEGRATIONS =
      Map.of(
          "lambda:invoke",
          Set.of("lambda:InvokeFunction"),
          "states:startExecution",
          Set.of("states:StartExecution"),
          "states:startExecution.sync:2",
          Set.of(
              "states:StartExecution",
              "states:DescribeExecution",
              "states:StopExecution",
              "events:DescribeRule",
              "events:PutRule",
              "events:PutTargets"),
          "events:putEvents",
          Set.of("events:PutEvents"),
          "sns:publish",
          Set.of("sns:Publish"));

  private static final String ALL_INTEGRATIONS = "arn:aws:states:::";
  private static final String SDK = "aws-sdk:";

  private static final Map<StepName, Set<String>> CALLED = new EnumMap<>(StepName.class);

  @BeforeAll
  static void readsTheCodeOfTheSteps() {
    CalledOperations operations = CalledOperations.read();
    for (StepName step : StepName.values()) {
      CALLED.put(step, operations.of(step));
    }
  }

  @Test
  void theRoleOfAFunctionAllowsWhatItsCodeCalls() {
    for (StepName step : StepName.values()) {
      assertThat(ofStep(Synthesized.PROD, step)).as(step.name()).isEqualTo(CALLED.get(step));
    }
    assertThat(CALLED.get(StepName.FIND_JOB))
        .containsExactly("states:DescribeExecution", "states:GetExecutionHistory");
  }

  /** Without {@code after} in any flow, there is nothing that it could read. */
  @Test
  void withoutOtherFlowsToWaitForCheckUpstreamReadsNothing() {
    for (StepName step : StepName.values()) {
      assertThat(ofStep(Synthesized.DEV, step))
          .as(step.name())
          .isEqualTo(step == StepName.CHECK_UPSTREAM ? Set.of() : CALLED.get(step));
    }
  }

  @Test
  void theRoleOfAMachineAllowsWhatItsDefinitionCalls() throws JsonProcessingException {
    for (Template template : Synthesized.BOTH) {
      Map<String, Set<String>> called = new HashMap<>();
      for (JsonNode machine : template.all("AWS::StepFunctions::StateMachine")) {
        Set<String> actions =
            called.computeIfAbsent(
                machine.at("/RoleArn/Fn::GetAtt/0").asText(), _ -> new TreeSet<>());
        collect(Synthesized.JSON.readTree(machine.get("DefinitionString").asText()), actions);
      }
      called.forEach(
          (role, actions) -> {
            assertThat(actions).as(role).isNotEmpty();
            actions.addAll(Policies.OF_MACHINES);
            assertThat(Policies.actions(template.resources().get(role).get("Properties")))
                .as(role)
                .isEqualTo(actions);
          });
    }
  }

  /** Returns the actions of the step's role besides those that Lambda itself needs. */
  private static Set<String> ofStep(Template template, StepName step) {
    String handler = "airstep.steps." + step.functionName();
    JsonNode function = template.one("AWS::Lambda::Function", "Handler", handler);
    Set<String> ofLambda = new TreeSet<>(Policies.OF_FUNCTIONS);
    if (function.has("VpcConfig")) {
      ofLambda.addAll(Policies.OF_NETWORKS);
    }
    if (step == StepName.NOTIFY_STOPPED) {
      // Lambda sends what failed to the destination of the function.
      assertThat(template.all("AWS::Lambda::EventInvokeConfig")).hasSize(1);
      ofLambda.add("sqs:SendMessage");
    }
    String role = function.at("/Role/Fn::GetAtt/0").asText();
    Set<String> actions =
        new TreeSet<>(Policies.actions(template.resources().get(role).get("Properties")));
    assertThat(actions).as(handler).containsAll(ofLambda);
    actions.removeAll(ofLambda);
    return actions;
  }

  /** Adds the actions of all tasks in a definition, also in those of a map. */
  private static void collect(JsonNode node, Set<String> actions) {
    if (node.path("Type").asText().equals("Task")) {
      String resource = node.get("Resource").asText();
      assertThat(resource).startsWith(ALL_INTEGRATIONS);
      String call = resource.substring(ALL_INTEGRATIONS.length());
      if (call.startsWith(SDK)) {
        String[] parts = call.substring(SDK.length()).split(":", -1);
        actions.add(CalledOperations.action(parts[0], parts[1]));
      } else {
        assertThat(INTEGRATIONS).containsKey(call);
        actions.addAll(INTEGRATIONS.get(call));
      }
    }
    node.forEach(inside -> collect(inside, actions));
  }
}
