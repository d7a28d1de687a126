package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.vocabulary.StepName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Deletes, once a week, the function versions that no execution uses. Each deployment of new code
 * adds a version of every function, and Lambda stores 75 GB per account.
 */
final class OldVersions extends Construct {

  /** The name of the state machine, its log, its rule and its alarm. */
  static final String NAME = "old-versions";

  private static final Duration MAX_AGE = Duration.hours(1);

  private final StateMachine machine;

  /**
   * What to delete.
   *
   * @param missedArn the queue for failed starts
   */
  record Props(
      Stage stage, List<Flow> flows, Functions functions, Machines machines, String missedArn) {}

  OldVersions(Construct scope, String id, Props props) {
    super(scope, id);
    Stage stage = props.stage();
    Map<String, String> known = new TreeMap<>(props.functions().versions());
    known.put("RunArn", props.machines().run().getStateMachineArn());
    known.put("SyncArn", props.machines().sync().getStateMachineArn());
    IRole role =
        Allow.role(this, Machines.SERVICE, rights(Arns.of(this, stage))).withoutPolicyUpdates();
    machine =
        new Machine(
                this,
                "Machine",
                new Machine.Props(
                    stage.beside(NAME),
                    new Definitions(props.flows(), Machines.placeholders(stage)).oldVersions(),
                    known,
                    role,
                    Machines.log(this, stage, NAME)))
            .machine();
    weekly(props);
  }

  StateMachine machine() {
    return machine;
  }

  /** An ARN with a version allows deleting versions, but not the function itself. */
  private static List<PolicyStatement> rights(Arns arns) {
    List<String> names =
        Arrays.stream(StepName.values())
            .filter(StepName::inDefinitions)
            .map(step -> arns.stage().namedAs(step.functionName()))
            .toList();
    return Stream.concat(
            Stream.of(
                Allow.on(
                    List.of(arns.machine("run"), arns.machine("sync")), "states:ListExecutions"),
                Allow.on(
                    names.stream().map(arns::function).toList(), "lambda:ListVersionsByFunction"),
                Allow.on(names.stream().map(arns::versions).toList(), "lambda:DeleteFunction")),
            MachineRights.loggingAndTracing().stream())
        .toList();
  }

  private void weekly(Props props) {
    Construct own = new Construct(this, "Weekly");
    String arn = machine.getStateMachineArn();
    String role = Allow.start(own, "events.amazonaws.com", arn).getRoleArn();
    CfnRule.Builder.create(own, "Rule")
        .name(props.stage().named(NAME))
        .description("Deletes function versions that no execution uses")
        .scheduleExpression("cron(23 4 ? * 1 *)")
        .state("ENABLED")
        .targets(
            List.of(
                Target.ofRule(MAX_AGE, props.missedArn())
                    .id(NAME)
                    .arn(arn)
                    .roleArn(role)
                    .input("{}")
                    .build()))
        .build();
  }
}
