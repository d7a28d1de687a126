package airstep.infra;

import airstep.flows.Flow;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What a deployment prints at its end. */
final class Outputs extends Construct {

  Outputs(
      Construct scope, Stage stage, List<Flow> flows, Machines machines, AlarmTopic alarmTopic) {
    super(scope, "Outputs");
    for (Flow flow : flows) {
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
        alarmTopic.topic().getTopicArn());
    output(
        "Dashboard",
        "URL of the dashboard",
        "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards/dashboard/%2$s"
            .formatted(Aws.REGION, Dashboard.name(stage)));
  }

  private void output(String what, String description, String value) {
    CfnOutput.Builder.create(this, what).description(description).value(value).build();
  }
}
