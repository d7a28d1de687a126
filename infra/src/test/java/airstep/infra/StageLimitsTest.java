package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.events.EventPattern;
import airstep.events.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.statemachine.StageLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@code validate} reckons with is what the template has. */
class StageLimitsTest {

  @Test
  void aFlowHasAsManyResourcesAsReckoned() {
    for (Flow flow : Synthesized.flowsOfEveryKind()) {
      assertThat(Synthesized.PROD.resources().values())
          .filteredOn(resource -> hasTag(resource, flow) || startsIt(resource, flow))
          .as(flow.name())
          .hasSize(StageLimits.resources(flow));
    }
  }

  @Test
  void whatAllFlowsShareStaysWithinWhatIsReckoned() {
    int ofFlows = Synthesized.flowsOfEveryKind().stream().mapToInt(StageLimits::resources).sum();

    assertThat(Synthesized.PROD.resources().size() - ofFlows)
        .isLessThanOrEqualTo(StageLimits.SHARED_RESOURCES);
  }

  @Test
  void eachBusHasAsManyRulesAsReckoned() {
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
  void theTemplateStaysWithinTheBytesReckoned() {
    List<Flow> flows = Synthesized.flowsOfEveryKind();
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    long shared =
        (long) StageLimits.SHARED_BYTES
            + Synthesized.JSON.valueToTree(definitions.run()).toString().length()
            + Synthesized.JSON.valueToTree(definitions.sync()).toString().length();

    assertThat(Synthesized.PROD.bytes())
        .isLessThanOrEqualTo(
            shared + flows.stream().mapToLong(f -> StageLimits.bytes(f, definitions)).sum());
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

  /** A schedule has no tags. */
  private static boolean startsIt(JsonNode resource, Flow flow) {
    return resource.get("Type").asText().equals("AWS::Scheduler::Schedule")
        && resource.at("/Properties/Description").asText().contains("flow " + flow.name() + ":");
  }
}
