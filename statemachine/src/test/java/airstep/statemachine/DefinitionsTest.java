package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Deployment DEPLOYMENT =
      new Deployment(
          "test",
          step -> "fn-" + step.functionName(),
          flow -> "flow-" + flow,
          "RUN",
          "SYNC",
          "TOPIC");

  private static final String SETTINGS = "/States/Start Run/Arguments/Input/settings";

  /** Valid both as YAML and as JSON. */
  private static final String ALERT =
      """
      {"secret": "slack/data", "kinds": ["crashed", "unknown", "failed", "timed-out", "stuck"],\
       "mention": "S012AB3CD", "runbook": "https://wiki.example.com/airbyte",\
       "text": "Airbyte sync failed: {{ flow.name }} - {{ flow_run.state.message }}"}\
      """;

  private static final String EVERYTHING =
      """
      {"secret": "slack/alerts", "kinds": ["crashed", "unknown", "failed", "timed-out", "stuck",\
       "cancelled", "suspicious", "schema-change", "switched-off", "recovered"]}\
      """;

  private final Flow flow = FlowReader.defaults();
  private final Definitions definitions = new Definitions(List.of(flow), DEPLOYMENT);

  @Test
  void everyPlaceholderIsFilledIn() {
    assertThat(definitions.flow(flow) + definitions.run() + definitions.sync())
        .doesNotContain("${")
        .contains("\"RUN\"", "\"SYNC\"");
  }

  @Test
  void aPlaceholderWithoutAValueIsRefused() {
    assertThatThrownBy(() -> Template.named("flow").fill(Map.of()))
        .hasMessageContaining("no value for ${");
  }

  @Test
  void aValueWithoutAPlaceholderIsRefused() {
    assertThatThrownBy(() -> Template.named("flow").fill(Map.of("Idle", IntNode.valueOf(1))))
        .hasMessage("no placeholder for Idle");
  }

  @Test
  void aStepIsCalledWithItsFunctionAndTimeout() throws Exception {
    assertThat(definitions.sync())
        .containsOnlyOnce("\"fn-" + StepName.CHECK_SYNC.functionName() + "\"");
    JsonNode check = JSON.readTree(definitions.sync()).at("/States/Check Sync/TimeoutSeconds");
    assertThat(check.isIntegralNumber()).isTrue();
    assertThat(check.asLong()).isEqualTo(StepName.CHECK_SYNC.taskTimeout().toSeconds());
  }

  @Test
  void specialCharactersInASettingSurviveAsJson() throws Exception {
    String text = "a \"b\" \\ c $1 \t tück → ☃ 🎿";
    Flow odd =
        FlowReader.of(
            "odd",
            "{connections: all-active, alert: {text: %s}}"
                .formatted(JSON.writeValueAsString(text)));
    String rendered = new Definitions(List.of(odd), DEPLOYMENT).flow(odd);

    assertThat(JSON.readTree(rendered).at(SETTINGS).at("/alert/text").asText()).isEqualTo(text);
  }

  @Test
  void theConsoleShowsTheDescriptionOfAFlow(@TempDir Path directory) throws Exception {
    List<Flow> flows =
        new FlowFiles(directory)
            .with("said", "description: Contacts, daily\nconnections: all-active")
            .with("unsaid", "connections: all-active")
            .read();
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    assertThat(JSON.readTree(definitions.flow(flows.getFirst())).path("Comment").asText())
        .isEqualTo("Contacts, daily");
    assertThat(JSON.readTree(definitions.flow(flows.getLast())).path("Comment").asText())
        .isEqualTo("Flow unsaid");
  }

  @Test
  void aValueInsideALongerTextIsInsertedUnchanged() throws Exception {
    String name = "a\\$1\"b";
    String filled =
        Template.named("flow")
            .fill(
                Map.of(
                    "Description", TextNode.valueOf("what it is for"),
                    "FlowName", TextNode.valueOf(name),
                    "Follows", TextNode.valueOf("[]"),
                    "Offsets", JSON.createArrayNode(),
                    "WithinSeconds", IntNode.valueOf(1),
                    "WindowPicture", TextNode.valueOf("[Y]"),
                    "RunArn", TextNode.valueOf("RUN"),
                    "RunTaskSeconds", IntNode.valueOf(2),
                    "FlowDeadlineSeconds", IntNode.valueOf(3),
                    "Settings", JSON.createObjectNode()));
    assertThat(JSON.readTree(filled).at("/States/Start Run/Arguments/Name").asText())
        .contains("'" + name + "'");
  }

  @Test
  void alertSettingsArePassedToEveryRun(@TempDir Path directory) throws Exception {
    List<Flow> flows =
        new FlowFiles(directory)
            .with("said", "connections: all-active\nalert: " + ALERT)
            .with("unsaid", "connections: all-active")
            .read();
    Definitions definitions = new Definitions(flows, DEPLOYMENT);
    assertThat(JSON.readTree(definitions.flow(flows.getFirst())).at(SETTINGS).get("alert"))
        .isEqualTo(JSON.readTree(ALERT));
    assertThat(JSON.readTree(definitions.flow(flows.getLast())).at(SETTINGS).get("alert"))
        .isEqualTo(JSON.readTree(EVERYTHING));
  }

  @Test
  void aSyncThatBelongsToNoFlowUsesTheDefaultAlertSettings(@TempDir Path directory)
      throws Exception {
    Path events = Files.createDirectory(directory.resolve("flows"));
    Files.writeString(directory.resolve("alerts.yaml"), "defaults: " + ALERT);
    List<Flow> flows =
        new FlowFiles(events).with("own", "connections: all-active\nalert: {secret: own}").read();
    for (var expected :
        Map.of(definitions, EVERYTHING, new Definitions(flows, DEPLOYMENT), ALERT).entrySet()) {
      JsonNode first = JSON.readTree(expected.getKey().sync()).at("/States/Open Sync");
      assertThat(first.at("/Assign/alert")).isEqualTo(JSON.readTree(expected.getValue()));
    }
  }

  @Test
  void anAllActiveFlowReceivesWhatOthersSync(@TempDir Path directory) throws Exception {
    List<Flow> flows =
        new FlowFiles(directory)
            .with("all", "connections: all-active")
            .with(
                "own", "schedule: {cron: '0 7 * * *'}\nconnections: [" + FlowFiles.CONNECTION + "]")
            .read();
    JsonNode settings =
        JSON.readTree(new Definitions(flows, DEPLOYMENT).flow(flows.getFirst())).at(SETTINGS);
    assertThat(settings.path("leaveOut").toString())
        .isEqualTo("[{\"connectionId\":\"" + FlowFiles.CONNECTION + "\",\"flow\":\"own\"}]");
  }

  @Test
  void sharedMachinesHaveLongerTimeoutsThanAnyFlow(@TempDir Path directory) throws Exception {
    List<Flow> flows =
        new FlowFiles(directory)
            .with("quick", "connections: [" + FlowFiles.CONNECTION + "]\ntimeout: 1m")
            .with("slow", "connections: all-active\nconcurrency: 40\ntimeout: 7d\npoll: 5m")
            .read();
    Definitions all = new Definitions(flows, DEPLOYMENT);
    Deadlines slow = Deadlines.of(flows.getLast());
    assertThat(JSON.readTree(all.sync()).path("TimeoutSeconds").asLong())
        .isEqualTo(Deadlines.LONGEST_SYNC.toSeconds());
    assertThat(JSON.readTree(all.run()).path("TimeoutSeconds").asLong())
        .isEqualTo(slow.run().toSeconds());
  }

  @Test
  void theMachineForOldVersionsListsEveryFunctionInDefinitions() throws Exception {
    JsonNode machine = JSON.readTree(definitions.oldVersions());
    JsonNode functions = machine.at("/States/Each Function/Items");

    assertThat(functions.size()).isEqualTo(StepName.values().length - 1);
    assertThat(functions.toString())
        .contains("\"fn-CheckSync\"", "\"fn-PlanRun\"")
        .doesNotContain("NotifyStopped");
    assertThat(machine.at("/States/Oldest Running/Items").toString())
        .isEqualTo("[\"RUN\",\"SYNC\"]");
    assertThat(definitions.oldVersions()).doesNotContain("${").contains("1209600 * 1000");
  }
}
