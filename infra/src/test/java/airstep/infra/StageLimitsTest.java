package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.statemachine.StageLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** The numbers of {@code validate} match the template. */
class StageLimitsTest {

  @Test
  void aFlowHasTheComputedNumberOfResources() {
    for (Flow flow : Synthesized.flowsOfEveryKind()) {
      assertThat(Synthesized.PROD.resources().values())
          .filteredOn(resource -> hasTag(resource, flow) || startsIt(resource, flow))
          .as(flow.name())
          .hasSize(StageLimits.resources(flow));
    }
  }

  @Test
  void sharedResourcesStayWithinTheComputedNumber() {
    int ofFlows = Synthesized.flowsOfEveryKind().stream().mapToInt(StageLimits::resources).sum();

    assertThat(Synthesized.PROD.resources().size() - ofFlows)
        .isLessThanOrEqualTo(StageLimits.SHARED_RESOURCES);
  }

  @Test
  void eachBusHasTheComputedNumberOfRules() {
    Map<String, Integer> reckoned =
        new TreeMap<>(Map.of(EventPattern.DEFAULT_BUS, StageLimits.SHARED_RULES));
    Synthesized.flowsOfEveryKind()
        .forEach(
            flow ->
                StageLimits.rules(flow).forEach((bus, n) -> reckoned.merge(bus, n, Integer::sum)));
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode rule : Synthesized.PROD.all("AWS::Events::Rule")) {
      String bus = rule.path("EventBusName").asText();
      found.merge(bus.isEmpty() ? EventPattern.DEFAULT_BUS : bus, 1, Integer::sum);
    }

    assertThat(found).isEqualTo(reckoned);
  }

  @Test
  void aResourceOfAFlowStaysWithinTheComputedSize() {
    for (JsonNode alarm : Synthesized.PROD.all("AWS::CloudWatch::Alarm")) {
      assertThat(alarm.toString().length()).isLessThan(StageLimits.BYTES_OF_A_RESOURCE);
    }
  }

  @Test
  void theTemplateStaysWithinTheComputedSize() {
    assertThat(Synthesized.PROD.bytes())
        .isLessThanOrEqualTo(reckoned(Synthesized.flowsOfEveryKind()));
  }

  /** A stack can hold the most flows if they have no triggers. */
  @Test
  void manyFlowsWithLongNamesStayWithinTheComputedSize(@TempDir Path folder) throws IOException {
    for (int n = 10; n < 63; n++) {
      String name = "a-flow-with-the-longest-name-that-fits-" + n;
      FlowFiles.write(folder.resolve(name + ".yaml"), "connections: all-active\n");
    }
    List<Flow> flows = FlowFiles.in(folder);
    App app = Synthesized.app(folder.resolve("out"));
    var _ =
        new AirstepStack(
            app,
            Synthesized.props(
                Map.of("stage", "abcdefghijkl", "alarmEmail", "data@example.com"), folder));
    Template template =
        Template.read(
            Path.of(app.synth().getDirectory()).resolve("airstep-abcdefghijkl.template.json"));

    assertThat(template.bytes()).isLessThanOrEqualTo(reckoned(flows));
    int longest =
        template.all("AWS::IAM::Role").stream()
            .mapToInt(role -> inWords(role.get("Policies")).length())
            .max()
            .orElseThrow();
    assertThat(longest)
        .isBetween(
            StageLimits.policies(flows).get("notify-stopped") * 3 / 4,
            StageLimits.policies(flows).get("notify-stopped"));
  }

  private static long reckoned(List<Flow> flows) {
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    return (long) StageLimits.SHARED_BYTES
        + Synthesized.JSON.valueToTree(definitions.run()).toString().length()
        + Synthesized.JSON.valueToTree(definitions.sync()).toString().length()
        + Synthesized.JSON.valueToTree(definitions.oldVersions()).toString().length()
        + flows.stream().mapToLong(flow -> StageLimits.bytes(flow, definitions)).sum();
  }

  /** Returns the text that IAM receives, with joins replaced. */
  private static String inWords(JsonNode node) {
    return node.toString()
        .replace("{\"Ref\":\"AWS::Partition\"}", "\"aws\"")
        .replace("{\"Ref\":\"AWS::Region\"}", "\"ap-southeast-1\"")
        .replace("{\"Ref\":\"AWS::AccountId\"}", "\"123456789012\"")
        .replaceAll("\\{\"Fn::Join\":\\[\"\",\\[\"([^\\]]*)\"]]}", "\"$1\"")
        .replace("\",\":", ":");
  }

  private static boolean hasTag(JsonNode resource, Flow flow) {
    return resource
        .at("/Properties/Tags")
        .valueStream()
        .anyMatch(
            tag ->
                tag.path("Key").asText().equals("flow")
                    && tag.path("Value").asText().equals(flow.name()));
  }

  /** Schedules have no tags. */
  private static boolean startsIt(JsonNode resource, Flow flow) {
    return resource.get("Type").asText().equals("AWS::Scheduler::Schedule")
        && resource.at("/Properties/Description").asText().contains("flow " + flow.name() + ":");
  }
}
