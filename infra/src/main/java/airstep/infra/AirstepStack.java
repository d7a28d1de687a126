package airstep.infra;

import airstep.flows.Flow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** All resources of one stage. */
final class AirstepStack extends Stack {

  /**
   * The input of the stack.
   *
   * @param code the path of function.jar
   */
  record Props(Options options, StageFlows flows, Path code) {}

  AirstepStack(Construct scope, Props props) {
    super(
        scope,
        "airstep-" + props.options().stage().name(),
        StackProps.builder()
            .description(
                "Airstep " + props.options().stage().name() + ": Airbyte syncs on a schedule")
            // Indentation would take a tenth of the 1 MB that a template can have.
            .suppressTemplateIndentation(true)
            .terminationProtection(!props.options().stage().isDev())
            .build());
    Options options = props.options();
    Stage stage = options.stage();
    List<Flow> flows = props.flows().flows();
    AlarmTopic alarmTopic =
        new AlarmTopic(
            this,
            "AlarmTopic",
            new AlarmTopic.Props(
                stage, options.alarmEmail(), options.alarmTopicArn(), options.topicKeyArn()));
    Functions functions =
        new Functions(
            this, "Functions", new Functions.Props(stage, flows, props.code(), options.network()));
    Machines machines =
        new Machines(this, "Machines", new Machines.Props(stage, flows, functions, alarmTopic));
    Triggers triggers = new Triggers(this, "Triggers", new Triggers.Props(stage, flows, machines));
    SafetyNet net =
        new SafetyNet(this, "SafetyNet", new SafetyNet.Props(stage, functions, machines));
    OldVersions oldVersions =
        new OldVersions(
            this,
            "OldVersions",
            new OldVersions.Props(stage, flows, functions, machines, net.missed().getQueueArn()));
    Map<String, IQueue> missed = new TreeMap<>();
    missed.put(SafetyNet.MISSED, net.missed());
    missed.put(Triggers.MISSED, triggers.missedStarts());
    Alarms alarms =
        new Alarms(
            this,
            "Alarms",
            new Alarms.Props(stage, flows, machines, oldVersions, missed, alarmTopic.topic()));
    var _ =
        new Dashboard(
            this,
            "Dashboard",
            new Dashboard.Props(stage, flows, machines, functions, alarms.all()));
    var _ = new Outputs(this, "Outputs", new Outputs.Props(stage, flows, machines, alarmTopic));

    Tags.of(this).add("app", "airstep");
    Tags.of(this).add("owner", options.owner());
    Tags.of(this).add("stage", stage.name());
    for (Flow flow : flows) {
      FlowTags.put(machines.flow(flow.name()), flow);
    }
    var _ = new UnsetVariables(this, "UnsetVariables", flows);
  }
}
