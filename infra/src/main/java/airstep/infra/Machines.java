package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** The state machines of a stage: one for each flow, one for all runs and one for all syncs. */
final class Machines extends Construct {

  /** The names of the logs. All flows share one. */
  static final List<String> LOGS = List.of("flows", "run", "sync");

  private final Stage stage;
  private final MachineRights rights;
  private final Map<String, String> known;
  private final Map<String, StateMachine> flows = new HashMap<>();
  private final StateMachine run;
  private final StateMachine sync;

  Machines(
      Construct scope, Stage stage, List<Flow> all, Functions functions, AlarmTopic alarmTopic) {
    super(scope, "Machines");
    this.stage = stage;
    rights = new MachineRights(stage, alarmTopic);
    known = new HashMap<>(functions.versions());
    known.put("TopicArn", alarmTopic.topic().getTopicArn());
    all.forEach(flow -> known.put(placeholder(flow.name()), stage.machineArn(flow.name())));
    Definitions definitions = new Definitions(all, placeholders(stage));
    // Its own definition uses the name, because it cannot refer to its own resource.
    known.put("SyncArn", stage.machineArn("sync"));
    sync = one("sync", definitions.sync());
    known.put("SyncArn", sync.getStateMachineArn());
    run = one("run", definitions.run());
    known.put("RunArn", run.getStateMachineArn());

    Construct ofFlows = new Construct(this, "flows");
    ILogGroup log = stage.log(ofFlows, Machine.logGroupName(stage, "flows"));
    Map<Flow, String> written = new LinkedHashMap<>();
    all.forEach(flow -> written.put(flow, definitions.flow(flow)));
    IRole role = Machine.role(ofFlows, rights.of(written.values()));
    written.forEach(
        (flow, definition) -> {
          Machine machine = new Machine(stage.named(flow.name()), definition, known);
          flows.put(flow.name(), machine.create(ofFlows, FlowId.of(flow), role, log));
        });
  }

  /** Returns the values of placeholders: function versions, the topic, and all machines. */
  Map<String, String> known() {
    return known;
  }

  StateMachine flow(String name) {
    return flows.get(name);
  }

  StateMachine run() {
    return run;
  }

  StateMachine sync() {
    return sync;
  }

  private StateMachine one(String what, String definition) {
    return new Machine(stage.named(what), definition, known)
        .create(new Construct(this, what), rights.of(List.of(definition)), stage, what);
  }

  /** Returns the stage's ARNs by name, for rules that are created before their machines. */
  static Deployment deployment(Stage stage) {
    return new Deployment(
        stage.name(),
        step -> Stage.functionArn(stage.namedAs(step.functionName())),
        stage::machineArn,
        stage.machineArn("run"),
        stage.machineArn("sync"),
        "");
  }

  /** Returns placeholders that CloudFormation fills in. */
  static Deployment placeholders(Stage stage) {
    return new Deployment(
        stage.name(),
        step -> "${" + step.functionName() + "}",
        flow -> "${" + placeholder(flow) + "}",
        "${RunArn}",
        "${SyncArn}",
        "${TopicArn}");
  }

  /** Unique, because flow names have no underscores. */
  private static String placeholder(String flow) {
    return "Flow_" + flow.replace('-', '_');
  }
}
