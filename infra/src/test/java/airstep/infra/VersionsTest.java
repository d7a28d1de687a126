package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** Running executions keep the code with which they started. */
class VersionsTest {

  private static final String VERSION = "AWS::Lambda::Version";

  @TempDir private Path folder;

  @Test
  void definitionsCallVersionsOfFunctions() {
    for (Template template : Synthesized.BOTH) {
      TreeSet<String> called = new TreeSet<>();
      for (String machine : new String[] {"run", "sync"}) {
        JsonNode blanks = machine(template, "-" + machine).get("DefinitionSubstitutions");
        for (Map.Entry<String, JsonNode> blank : blanks.properties()) {
          if (isStep(blank.getKey())) {
            String version = blank.getValue().path("Ref").asText();
            assertThat(template.resources().get(version).get("Type").asText()).isEqualTo(VERSION);
            called.add(blank.getKey());
          }
        }
      }
      assertThat(called).hasSize(StepName.values().length - 1).doesNotContain("NotifyStopped");
      assertThat(template.all(VERSION)).hasSameSizeAs(called);
    }
  }

  @Test
  void anOldVersionStaysUnlessItsDeploymentFailed() {
    assertThat(Synthesized.PROD.resources().values())
        .filteredOn(resource -> resource.get("Type").asText().equals(VERSION))
        .isNotEmpty()
        .allSatisfy(
            version -> {
              assertThat(version.get("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
              assertThat(version.get("UpdateReplacePolicy").asText()).isEqualTo("Retain");
            });
  }

  @Test
  void theAlertRuleInvokesTheNewestCode() {
    JsonNode rule = Synthesized.PROD.one("AWS::Events::Rule", "Name", "airstep-prod-alert");

    assertThat(rule.at("/Targets/0/Arn/Fn::GetAtt/1").asText()).isEqualTo("Arn");
    assertThat(Synthesized.PROD.all("AWS::Lambda::EventInvokeConfig").getFirst().get("Qualifier"))
        .hasToString("\"$LATEST\"");
  }

  @Test
  void newCodePublishesEveryVersionButChangesNoFlow() throws IOException {
    Template before = synthesized("before", Map.of(), "the code");
    Template after = synthesized("after", Map.of(), "other code");

    assertThat(versions(after).values()).doesNotContainAnyElementsOf(versions(before).values());
    for (JsonNode machine : before.all("AWS::StepFunctions::StateMachine")) {
      String name = machine.get("StateMachineName").asText();
      JsonNode same = machine(after, name.substring("airstep-dev".length()));
      assertThat(same.get("DefinitionString")).as(name).isEqualTo(machine.get("DefinitionString"));
      boolean callsCode = name.matches(".*[-_](run|sync|old-versions)");
      assertThat(same.equals(machine)).as(name).isEqualTo(!callsCode);
    }
  }

  @Test
  void aChangedSettingPublishesOnlyThatFunction() throws IOException {
    Template before = synthesized("before", Map.of(), "the code");
    Template after =
        synthesized(
            "after",
            Map.of("subnetIds", "subnet-00000001", "securityGroupIds", "sg-00000002"),
            "the code");

    Map<String, String> now = versions(after);
    versions(before)
        .forEach(
            (function, version) -> {
              boolean inNetwork =
                  after.root().at("/Resources/" + function).toString().contains("VpcConfig");
              assertThat(now.get(function).equals(version)).as(function).isEqualTo(!inNetwork);
            });
  }

  @Test
  void oldVersionsAreDeletedWeeklyByAMachineOutsideTheAlertRule() {
    for (Template template : Synthesized.BOTH) {
      JsonNode rule =
          template.all("AWS::Events::Rule").stream()
              .filter(one -> one.path("Name").asText().endsWith("-old-versions"))
              .findFirst()
              .orElseThrow();
      JsonNode machine = machine(template, "_old-versions");

      assertThat(rule.get("ScheduleExpression").asText()).isEqualTo("cron(23 4 ? * 1 *)");
      assertThat(rule.at("/Targets/0/Arn/Ref").asText()).startsWith("OldVersionsMachine");
      assertThat(rule.at("/Targets/0/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
          .startsWith("SafetyNetMissedQueue");
      assertThat(machine.at("/DefinitionSubstitutions/CheckSync"))
          .isEqualTo(machine(template, "-sync").at("/DefinitionSubstitutions/CheckSync"));
    }
  }

  private Template synthesized(String name, Map<String, String> context, String code)
      throws IOException {
    Path out = folder.resolve(name);
    App app = Synthesized.app(out);
    AirstepStack.Props props = Synthesized.props(context, Path.of("..", "events", "flows"));
    Files.writeString(props.code(), code);
    var _ = new AirstepStack(app, props);
    return Template.read(Path.of(app.synth().getDirectory(), "airstep-dev.template.json"));
  }

  /** Returns the logical id of each function's version. */
  private static Map<String, String> versions(Template template) {
    Map<String, String> versions = new TreeMap<>();
    template
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.get("Type").asText().equals(VERSION)) {
                versions.put(resource.at("/Properties/FunctionName/Ref").asText(), id);
              }
            });
    return versions;
  }

  private static JsonNode machine(Template template, String end) {
    return template.all("AWS::StepFunctions::StateMachine").stream()
        .filter(machine -> machine.get("StateMachineName").asText().matches("airstep-[a-z]+" + end))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isStep(String blank) {
    for (StepName step : StepName.values()) {
      if (step.functionName().equals(blank)) {
        return true;
      }
    }
    return false;
  }
}
