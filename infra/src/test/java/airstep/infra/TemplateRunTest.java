package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.LoadedMachines;
import airstep.embedded.stack.Recording;
import airstep.flows.Flow;
import airstep.statemachine.Deployment;
import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Runs the definitions of the template with the real steps, after replacing the placeholders as
 * CloudFormation does.
 */
class TemplateRunTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

  @Test
  void theDefinitionsOfTheTemplateRun() {
    List<Flow> flows = Synthesized.shippedFlows();
    try (VirtualTimeline timeline = new VirtualTimeline(SEVEN)) {
      EmbeddedOutside outside = new EmbeddedOutside(flows, World.empty(1), timeline);
      Recording recording = new Recording();
      StepFunctions machines =
          new EmbeddedStack(
                  LoadedMachines.of(flows),
                  timeline,
                  outside.outside(),
                  1,
                  Conditions.calm(
                      StepFunctionsOptions.defaults().withListener(recording), timeline),
                  _ -> {})
              .stepFunctions();
      Map<String, String> deployed = deploy(machines);

      Execution execution =
          machines.startExecution(
              deployed.get("airstep-dev-hubspot-airbyte-daily"),
              "first",
              "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}");
      timeline.runUntil(execution::isClosed);

      assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(recording.executions())
          .extracting(Execution::stateMachineArn)
          .containsExactlyInAnyOrder(
              deployed.get("airstep-dev-hubspot-airbyte-daily"),
              deployed.get("airstep-dev-run"),
              deployed.get("airstep-dev-sync"));
      assertThat(outside.airbyte().requests())
          .filteredOn(request -> request.toString().contains("POST"))
          .isNotEmpty();
    }
  }

  /** Creates all machines of the template, and returns their ARNs by name. */
  private static Map<String, String> deploy(StepFunctions machines) {
    Map<String, String> deployed = new TreeMap<>();
    for (JsonNode machine : Synthesized.machines()) {
      if (machine.get("StateMachineName").asText().endsWith("_old-versions")) {
        // The module local tests this one.
        continue;
      }
      String arn = Deployment.stateMachine(machine.get("StateMachineName").asText());
      String definition = machine.get("DefinitionString").asText();
      for (var blank : machine.get("DefinitionSubstitutions").properties()) {
        definition = definition.replace("${" + blank.getKey() + "}", value(blank.getKey()));
      }
      assertThat(definition).doesNotContain("${");
      var _ = machines.createStateMachine(arn, definition);
      deployed.put(machine.get("StateMachineName").asText(), arn);
    }
    return deployed;
  }

  private static String value(String blank) {
    return switch (blank) {
      case "RunArn" -> Deployment.stateMachine("airstep-dev-run");
      case "SyncArn" -> Deployment.stateMachine("airstep-dev-sync");
      case "TopicArn" -> Deployment.standIn().topic();
      default ->
          Deployment.standIn()
              .function()
              .apply(
                  List.of(StepName.values()).stream()
                      .filter(step -> step.functionName().equals(blank))
                      .findFirst()
                      .orElseThrow());
    };
  }
}
