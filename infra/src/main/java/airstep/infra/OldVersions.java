package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.vocabulary.StepName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * What removes, once a week, the versions of functions that no execution calls any more. Each
 * deployment that changes code leaves one of every function, and Lambda keeps 75 GB an account.
 */
final class OldVersions extends Construct {

  /** What the machine, its log, its rule and its alarm are called. */
  static final String NAME = "old-versions";

  private static final Duration MAX_AGE = Duration.hours(1);

  private final StateMachine machine;

  /**
   * Whose versions.
   *
   * @param missedArn the queue that takes a start that failed
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
                    new Definitions(props.flows(), Machines.blanks(stage)).oldVersions(),
                    known,
                    role,
                    Machines.log(this, stage, NAME)))
            .machine();
    weekly(props);
  }

  StateMachine machine() {
    return machine;
  }

  /** Of functions it may remove versions only: without one in the ARN it is not allowed to. */
  private static List<PolicyStatement> rights(Arns arns) {
    List<String> names =
        Arrays.stream(StepName.values())
            .filter(StepName::inDefinitions)
            .map(step -> arns.stage().namedAs(step.functionName()))
            .toList();
    List<PolicyStatement> rights = new ArrayList<>();
    rights.add(
        Allow.on(List.of(arns.machine("run"), arns.machine("sync")), "states:ListExecutions"));
    rights.add(
        Allow.on(names.stream().map(arns::function).toList(), "lambda:ListVersionsByFunction"));
    rights.add(Allow.on(names.stream().map(arns::versions).toList(), "lambda:DeleteFunction"));
    rights.addAll(MachineRights.loggingAndTracing());
    return rights;
  }

  private void weekly(Props props) {
    Construct own = new Construct(this, "Weekly");
    String arn = machine.getStateMachineArn();
    String role = Allow.start(own, "events.amazonaws.com", arn).getRoleArn();
    CfnRule.Builder.create(own, "Rule")
        .name(props.stage().named(NAME))
        .description("Has versions of functions removed that no execution calls any more")
        .scheduleExpression("cron(23 4 ? * 1 *)")
        .state("ENABLED")
        .targets(
            List.of(
                RuleTarget.within(MAX_AGE, props.missedArn())
                    .id(NAME)
                    .arn(arn)
                    .roleArn(role)
                    .input("{}")
                    .build()))
        .build();
  }
}
