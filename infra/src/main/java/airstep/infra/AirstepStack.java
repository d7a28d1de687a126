package airstep.infra;

import airstep.flows.Flow;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CliCredentialsStackSynthesizer;
import software.amazon.awscdk.IStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** All resources of one stage. */
final class AirstepStack extends Stack {

  /**
   * The input of the stack.
   *
   * @param code the path of function-arm64.zip
   */
  record Props(Options options, List<Flow> flows, Path code) {}

  AirstepStack(Construct scope, Props props) {
    super(scope, "airstep-" + props.options().stage().name(), stackProps(props.options()));
    Options options = props.options();
    Stage stage = options.stage();
    List<Flow> flows = props.flows();
    AlarmTopic alarmTopic = new AlarmTopic(this, options);
    Functions functions = new Functions(this, stage, flows, props.code(), options.network());
    Machines machines = new Machines(this, stage, flows, functions, alarmTopic);
    Triggers triggers = new Triggers(this, stage, flows, machines);
    SafetyNet net = new SafetyNet(this, stage, functions, machines);
    OldVersions oldVersions = new OldVersions(this, stage, flows, machines, net.missed());
    Alarms alarms = new Alarms(this, stage, alarmTopic.topic());
    alarms.filled(SafetyNet.MISSED, net.missed());
    alarms.filled(Triggers.MISSED, triggers.missedStarts());
    alarms.throttled(machines);
    alarms.undeleted(oldVersions);
    flows.forEach(alarms::stale);
    var _ = new Dashboard(this, stage, flows, machines, alarms.all());

    Tags.of(this).add("app", "airstep");
    Tags.of(this).add("owner", options.owner());
    Tags.of(this).add("stage", stage.name());
    flows.forEach(flow -> FlowId.tag(machines.flow(flow.name()), flow));
    var _ = new UnsetVariables(this, flows);
    outputs(new Construct(this, "Outputs"), stage, flows, machines, alarmTopic);
  }

  /** Creates what a deployment prints at its end. */
  private static void outputs(
      Construct scope, Stage stage, List<Flow> flows, Machines machines, AlarmTopic alarmTopic) {
    for (Flow flow : flows) {
      output(
          scope,
          "Flow-" + flow.name(),
          "State machine of the flow "
              + flow.name()
              + ". Input {} syncs its connections, {\"check\": true} only checks them",
          machines.flow(flow.name()).getStateMachineArn());
    }
    output(scope, "Run", "State machine of all runs", machines.run().getStateMachineArn());
    output(scope, "Sync", "State machine of all syncs", machines.sync().getStateMachineArn());
    output(
        scope,
        "Alarms",
        "SNS topic for alarms, and for alerts that Slack did not accept",
        alarmTopic.topic().getTopicArn());
    output(
        scope,
        "Dashboard",
        "URL of the dashboard",
        "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards/dashboard/%2$s"
            .formatted(Aws.REGION, Dashboard.name(stage)));
  }

  private static void output(Construct scope, String what, String description, String value) {
    CfnOutput.Builder.create(scope, what).description(description).value(value).build();
  }

  private static StackProps stackProps(Options options) {
    Stage stage = options.stage();
    return StackProps.builder()
        .description("Airstep " + stage.name() + ": Airbyte syncs on a schedule")
        // Indentation would take a tenth of the 1 MB that a template can have.
        .suppressTemplateIndentation(true)
        .terminationProtection(!stage.isDev())
        // Null is the default, which needs what `cdk bootstrap` creates.
        .synthesizer(options.assetBucket().map(AirstepStack::withoutBootstrap).orElse(null))
        .build();
  }

  /** Writes a template that any tool can deploy whose assets are in this bucket. */
  private static IStackSynthesizer withoutBootstrap(String assetBucket) {
    return CliCredentialsStackSynthesizer.Builder.create()
        .fileAssetsBucketName(assetBucket)
        .build();
  }
}
