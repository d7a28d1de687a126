package airstep.infra;

import airstep.flows.Flow;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What a deployment prints at its end. */
final class Outputs extends Construct {

  record Props(Stage stage, List<Flow> flows, Machines machines, AlarmTopic alarmTopic) {}

  Outputs(Construct scope, String id, Props props) {
    super(scope, id);
    Machines machines = props.machines();
    for (Flow flow : props.flows()) {
      output(
          "Flow-" + flow.name(),
          "State machine of the flow " + flow.name() + ". Start it with {}",
          machines.flow(flow.name()).getStateMachineArn());
    }
    output("Run", "State machine of all runs", machines.run().getStateMachineArn());
    output("Sync", "State machine of all syncs", machines.sync().getStateMachineArn());
    output(
        "Alarms",
        "SNS topic for alarms, and for alerts that Slack did not accept",
        props.alarmTopic().topic().getTopicArn());
    output("Dashboard", "URL of the dashboard", dashboard(props.stage()));
  }

  private void output(String what, String description, String value) {
    CfnOutput.Builder.create(this, what).description(description).value(value).build();
  }

  private static String dashboard(Stage stage) {
    return "https://"
        + Aws.REGION
        + ".console.aws.amazon.com/cloudwatch/home?region="
        + Aws.REGION
        + "#dashboards/dashboard/"
        + Dashboard.name(stage);
  }
}
