package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a deployment prints at its end. */
class OutputsTest {

  @Test
  void printsEveryMachineTheTopicAndTheDashboard() {
    Map<String, String> outputs = outputs(Synthesized.PROD);

    for (Flow flow : Synthesized.flowsOfEveryKind()) {
      assertThat(
              outputs.get(
                  "State machine of the flow "
                      + flow.name()
                      + ". Input {} syncs its connections, {\"check\": true} only checks them"))
          .contains("\"Ref\":\"Machinesflows");
    }
    assertThat(outputs.get("State machine of all runs")).contains("Machinesrun");
    assertThat(outputs.get("State machine of all syncs")).contains("Machinessync");
    assertThat(outputs.get("SNS topic for alarms, and for alerts that Slack did not accept"))
        .contains("\"Ref\":\"AlarmTopic");
    assertThat(outputs.get("URL of the dashboard"))
        .startsWith("{\"Fn::Join\":[\"\",[\"https://\",{\"Ref\":\"AWS::Region\"}")
        .endsWith("#dashboards/dashboard/airstep-prod-\",{\"Ref\":\"AWS::Region\"}]]}");
    assertThat(outputs).hasSize(Synthesized.flowsOfEveryKind().size() + 4);
  }

  /** CloudFormation allows 200 outputs, and no stack can hold that many flows. */
  @Test
  void anOutputIsNamedAfterItsFlow() {
    assertThat(Synthesized.DEV.root().get("Outputs").properties())
        .extracting(Map.Entry::getKey)
        .anySatisfy(name -> assertThat(name).startsWith("OutputsFlowhubspotairbytedaily"));
  }

  private static Map<String, String> outputs(Template template) {
    Map<String, String> outputs = new TreeMap<>();
    for (JsonNode output : template.root().get("Outputs")) {
      outputs.put(output.get("Description").asText(), output.get("Value").toString());
    }
    return outputs;
  }
}
