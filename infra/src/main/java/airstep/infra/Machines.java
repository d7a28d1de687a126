package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** The state machines of a stage: one for each flow, one for all runs and one for all syncs. */
final class Machines extends Construct {

  static final List<String> SERVICE = List.of("states.amazonaws.com");

  private final Map<String, StateMachine> flows = new LinkedHashMap<>();
  private final StateMachine run;
  private final StateMachine sync;

  record Props(Stage stage, List<Flow> flows, Functions functions, AlarmTopic alarmTopic) {}

  Machines(Construct scope, String id, Props props) {
    super(scope, id);
    Arns arns = Arns.of(this, props.stage());
    Definitions definitions = new Definitions(props.flows(), placeholders(props.stage()));
    Map<String, String> known = new TreeMap<>(props.functions().versions());
    known.put("TopicArn", props.alarmTopic().topic().getTopicArn());
    for (Flow flow : props.flows()) {
      known.put(placeholder(flow.name()), arns.machine(flow.name()));
    }
    MachineRights rights = new MachineRights(arns, props.alarmTopic());
    // Its own definition uses the name, because it cannot refer to its own resource.
    known.put("SyncArn", arns.machine("sync"));
    sync = one(props.stage(), "sync", definitions.sync(), known, rights);
    known.put("SyncArn", sync.getStateMachineArn());
    run = one(props.stage(), "run", definitions.run(), known, rights);
    known.put("RunArn", run.getStateMachineArn());

    Construct all = new Construct(this, "flows");
    ILogGroup log = log(all, props.stage(), "flows");
    List<String> flowDefinitions = props.flows().stream().map(definitions::flow).toList();
    IRole role = Allow.role(all, SERVICE, rights.of(flowDefinitions)).withoutPolicyUpdates();
    for (Flow flow : props.flows()) {
      String name = props.stage().named(flow.name());
      Machine machine =
          new Machine(
              all,
              FlowId.of(flow),
              new Machine.Props(name, definitions.flow(flow), known, role, log));
      flows.put(flow.name(), machine.machine());
    }
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

  private StateMachine one(
      Stage stage,
      String what,
      String definition,
      Map<String, String> known,
      MachineRights rights) {
    Construct own = new Construct(this, what);
    return new Machine(
            own,
            "Machine",
            new Machine.Props(
                stage.named(what),
                definition,
                known,
                Allow.role(own, SERVICE, rights.of(List.of(definition))).withoutPolicyUpdates(),
                log(own, stage, what)))
        .machine();
  }

  static List<String> logGroupNames(Stage stage) {
    return Stream.of("flows", "run", "sync").map(what -> logGroupName(stage, what)).toList();
  }

  /** A log with this prefix takes no space in the account's resource policy for log delivery. */
  private static String logGroupName(Stage stage, String what) {
    return "/aws/vendedlogs/states/" + stage.named(what);
  }

  static ILogGroup log(Construct scope, Stage stage, String what) {
    return LogGroup.Builder.create(scope, "Log")
        .logGroupName(logGroupName(stage, what))
        .retention(stage.retention())
        .removalPolicy(stage.removalPolicy())
        .build();
  }

  /** Returns the stage's ARNs by name, for rules that are created before their machines. */
  static Deployment deployment(Arns arns) {
    return new Deployment(
        arns.stage().name(),
        step -> arns.function(arns.stage().namedAs(step.functionName())),
        arns::machine,
        arns.machine("run"),
        arns.machine("sync"),
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
