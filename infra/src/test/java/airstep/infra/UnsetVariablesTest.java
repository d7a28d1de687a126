package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.flows.FlowReader;
import airstep.flows.MissingVariable;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

class UnsetVariablesTest {

  @Test
  void exampleValuesCanBeSynthesizedButNotDeployed(@TempDir Path folder) throws Exception {
    Path flows = folder.resolve("flows");
    FlowFiles.write(
        flows.resolve("daily.yaml"),
        """
        schedule:
          cron: "0 7 * * *"
        connections:
          - ${CONTACTS}
        """);
    FlowFiles.write(
        folder.resolve("example.env"),
        "CONTACTS=11111111-2222-4333-8444-555555555555\nON_CALL=S012AB3CD\n");
    FlowFiles.write(flows.resolve("other.yaml"), "connections: all-active\n");
    FlowFiles.write(folder.resolve("alerts.yaml"), "defaults:\n  mention: ${ON_CALL}\n");
    Path out = folder.resolve("out");
    App app = Synthesized.app(out);
    AirstepStack.Props shipped =
        Synthesized.props(Map.of(), Path.of("..").resolve(FlowReader.FLOWS));

    var _ =
        new AirstepStack(
            app,
            new AirstepStack.Props(
                shipped.options(), StageFlows.read(flows, Map.of()), shipped.code()));
    app.synth();

    Template template = Template.read(out.resolve("airstep-dev.template.json"));
    assertThat(
            template
                .one("AWS::Events::Rule", "ScheduleExpression", "cron(0 7 * * ? *)")
                .path("State")
                .asText())
        .isEqualTo("ENABLED");
    JsonNode assertions =
        template.root().path("Rules").properties().stream()
            .filter(rule -> rule.getKey().startsWith("UnsetVariables"))
            .findFirst()
            .orElseThrow()
            .getValue()
            .at("/Assertions");
    assertThat(assertions)
        .extracting(assertion -> assertion.path("AssertDescription").asText())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(flows.resolve("daily.yaml") + ":4: CONTACTS is not set"),
            line ->
                assertThat(line)
                    .startsWith(folder.resolve("alerts.yaml") + ":2: ON_CALL is not set"));
    JsonNode assertion = assertions.path(0);
    String parameter = assertion.at("/Assert/Fn::Not/0/Fn::Equals/0/Ref").asText();
    JsonNode never = template.root().path("Parameters").path(parameter);
    assertThat(never.path("AllowedValues"))
        .singleElement()
        .isEqualTo(assertion.at("/Assert/Fn::Not/0/Fn::Equals/1"));
  }

  /**
   * Who copies the example and forgets to replace its ids would deploy a stack that always fails.
   */
  @Test
  void aCopiedExampleIdCannotBeDeployedEither(@TempDir Path folder) {
    Path flows = folder.resolve("flows");
    String example = "CONTACTS=11111111-2222-4333-8444-555555555555\nPLACE=Berlin\n";
    FlowFiles.write(
        flows.resolve("daily.yaml"), "connections: ['${CONTACTS}']\ndescription: ${PLACE}\n");
    FlowFiles.write(folder.resolve("example.env"), example);
    FlowFiles.write(folder.resolve(".env"), example);

    assertThat(StageFlows.read(flows, Map.of()))
        .singleElement()
        .satisfies(
            flow ->
                assertThat(flow.missing())
                    .extracting(MissingVariable::name)
                    .containsExactly("CONTACTS"));
    assertThat(StageFlows.read(flows, Map.of("CONTACTS", "22222222-2222-4333-8444-555555555555")))
        .singleElement()
        .satisfies(flow -> assertThat(flow.missing()).isEmpty());
  }

  /** Neither the template nor a message may contain a secret of the build. */
  @Test
  void aForbiddenVariableIsRefusedByItsName(@TempDir Path folder) {
    Path flows = folder.resolve("flows");
    FlowFiles.write(
        flows.resolve("daily.yaml"),
        "connections: all-active\ndescription: by ${AWS_SECRET_ACCESS_KEY} ${API_TOKEN}\n");
    FlowFiles.write(folder.resolve("example.env"), "API_TOKEN=hunter2\n");

    assertThatThrownBy(() -> StageFlows.read(flows, Map.of("AWS_SECRET_ACCESS_KEY", "hunter2")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.getMessage().lines())
                    .satisfiesExactly(
                        line ->
                            assertThat(line)
                                .contains(":2: AWS_SECRET_ACCESS_KEY is an AWS variable"),
                        line -> assertThat(line).contains(":2: API_TOKEN is named like a secret"))
                    .noneMatch(line -> line.contains("hunter2")));
  }

  @Test
  void aStackWithoutExampleValuesCanBeDeployed() {
    assertThat(Synthesized.DEV.root().path("Rules").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("CheckBootstrapVersion");
  }
}
