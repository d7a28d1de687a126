package airstep.infra;

import airstep.statemachine.Deployment;
import airstep.statemachine.EventRule;
import airstep.vocabulary.StepName;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Handles executions that ended without their own alert: one rule sends an alert, another one
 * cleans up the Airbyte jobs that they left running.
 */
final class SafetyNet extends Construct {

  /** The name of the queue for events that could not be handled. */
  static final String MISSED = "missed-events";

  /** A late alert is better than none, so this is EventBridge's maximum. */
  private static final Duration MAX_AGE = Duration.days(1);

  private final Stage stage;
  private final Queue missed;

  SafetyNet(Construct scope, Stage stage, Functions functions, Machines machines) {
    super(scope, "SafetyNet");
    this.stage = stage;
    missed = Target.deadLetters(this, "Missed", stage, MISSED);
    Deployment deployment = Machines.deployment(stage);
    alert(functions.of(StepName.NOTIFY_STOPPED), EventRule.alert(deployment));
    EventRule cleanUp = EventRule.cleanUp(deployment);
    String sync = machines.sync().getStateMachineArn();
    rule(
        "clean-up",
        "Cancels Airbyte jobs left running by a stopped or timed-out sync",
        cleanUp,
        Target.machine(new Construct(this, "CleanUp"), "sync", sync, MAX_AGE, missed)
            .inputTransformer(Target.input(cleanUp.input())));
  }

  Queue missed() {
    return missed;
  }

  private void alert(Function notifier, EventRule stopped) {
    notifier.configureAsyncInvoke(
        EventInvokeConfigOptions.builder()
            .maxEventAge(Duration.hours(6))
            .retryAttempts(2)
            .onFailure(new SqsDestination(missed))
            .build());
    CfnRule rule =
        rule(
            "alert",
            "Alerts when an execution was stopped, timed out or failed",
            stopped,
            Target.of("notifier", notifier.getFunctionArn(), MAX_AGE, missed));
    notifier.addPermission(
        "Alert",
        Permission.builder()
            .principal(new ServicePrincipal("events.amazonaws.com"))
            .sourceArn(rule.getAttrArn())
            .build());
  }

  private CfnRule rule(
      String what, String description, EventRule rule, CfnRule.TargetProperty.Builder target) {
    return CfnRule.Builder.create(this, what)
        .name(stage.named(what))
        .description(description)
        .eventPattern(Patterns.of(rule.pattern()))
        .state("ENABLED")
        .targets(List.of(target.build()))
        .build();
  }
}
