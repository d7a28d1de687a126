package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.vocabulary.StepName;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Deletes, once a week, the function versions that no execution uses. Each deployment of new code
 * adds a version of every function, and Lambda stores 75 GB per account.
 */
final class OldVersions extends Construct {

  /** The name of the state machine, its log, its rule and its alarm. */
  static final String NAME = "old-versions";

  private final StateMachine machine;

  /**
   * Creates the machine and its rule.
   *
   * @param missed the queue for failed starts
   */
  OldVersions(Construct scope, Stage stage, List<Flow> flows, Machines machines, IQueue missed) {
    super(scope, "OldVersions");
    String definition = new Definitions(flows, Machines.placeholders(stage)).oldVersions();
    machine =
        new Machine(stage.beside(NAME), definition, machines.known())
            .create(this, rights(stage), stage, NAME);
    Construct weekly = new Construct(this, "Weekly");
    var target =
        Target.machine(weekly, NAME, machine.getStateMachineArn(), Duration.hours(1), missed);
    CfnRule.Builder.create(weekly, "Rule")
        .name(stage.named(NAME))
        .description("Deletes function versions that no execution uses")
        .scheduleExpression("cron(23 4 ? * 1 *)")
        .state("ENABLED")
        .targets(List.of(target.input("{}").build()))
        .build();
  }

  StateMachine machine() {
    return machine;
  }

  /** An ARN with a version allows deleting versions, but not the function itself. */
  private static List<PolicyStatement> rights(Stage stage) {
    List<String> names =
        Arrays.stream(StepName.values())
            .filter(StepName::inDefinitions)
            .map(step -> stage.namedAs(step.functionName()))
            .toList();
    return List.of(
        Allow.on(
            List.of(stage.machineArn("run"), stage.machineArn("sync")), "states:ListExecutions"),
        Allow.on(names.stream().map(Stage::functionArn).toList(), "lambda:ListVersionsByFunction"),
        Allow.on(names.stream().map(Stage::versionsArn).toList(), "lambda:DeleteFunction"));
  }
}
