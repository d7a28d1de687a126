package airstep.infra;

import airstep.flows.Flow;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** All resources of one stage. */
final class AirstepStack extends Stack {

  /**
   * The input of the stack.
   *
   * @param code the path of function.jar
   */
  record Props(Options options, List<Flow> flows, Path code) {}

  AirstepStack(Construct scope, Props props) {
    super(scope, "airstep-" + props.options().stage().name(), stackProps(props.options().stage()));
    Options options = props.options();
    Stage stage = options.stage();
    List<Flow> flows = props.flows();
    AlarmTopic alarmTopic = new AlarmTopic(this, options);
    Functions functions = new Functions(this, stage, flows, props.code(), options.network());
    Machines machines = new Machines(this, stage, flows, functions, alarmTopic);
    Triggers triggers = new Triggers(this, stage, flows, machines);
    SafetyNet net = new SafetyNet(this, stage, functions, machines);
    OldVersions oldVersions =
        new OldVersions(this, stage, flows, functions, machines, net.missed());
    Alarms alarms = new Alarms(this, stage, alarmTopic.topic());
    alarms.filled(SafetyNet.MISSED, net.missed());
    alarms.filled(Triggers.MISSED, triggers.missedStarts());
    alarms.throttled(machines);
    alarms.undeleted(oldVersions);
    flows.forEach(alarms::stale);
    var _ = new Dashboard(this, stage, flows, machines, alarms.all());
    var _ = new Outputs(this, stage, flows, machines, alarmTopic);

    Tags.of(this).add("app", "airstep");
    Tags.of(this).add("owner", options.owner());
    Tags.of(this).add("stage", stage.name());
    flows.forEach(flow -> FlowId.tag(machines.flow(flow.name()), flow));
    var _ = new UnsetVariables(this, flows);
  }

  private static StackProps stackProps(Stage stage) {
    return StackProps.builder()
        .description("Airstep " + stage.name() + ": Airbyte syncs on a schedule")
        // Indentation would take a tenth of the 1 MB that a template can have.
        .suppressTemplateIndentation(true)
        .terminationProtection(!stage.isDev())
        .build();
  }
}
