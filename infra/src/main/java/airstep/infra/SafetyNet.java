package airstep.infra;

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

  private final Props props;
  private final Queue missed;

  record Props(Stage stage, Functions functions, Machines machines) {}

  SafetyNet(Construct scope, String id, Props props) {
    super(scope, id);
    this.props = props;
    missed = new DeadLetters(this, "Missed", new DeadLetters.Props(props.stage(), MISSED)).queue();
    alert();
    cleanUp();
  }

  Queue missed() {
    return missed;
  }

  private void alert() {
    Function notifier = props.functions().of(StepName.NOTIFY_STOPPED);
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
            EventRule.alert(Machines.deployment(Arns.of(this, props.stage()))),
            Target.ofRule(MAX_AGE, missed.getQueueArn())
                .id("notifier")
                .arn(notifier.getFunctionArn())
                .build());
    notifier.addPermission(
        "Alert",
        Permission.builder()
            .principal(new ServicePrincipal("events.amazonaws.com"))
            .sourceArn(rule.getAttrArn())
            .build());
  }

  private void cleanUp() {
    Construct own = new Construct(this, "CleanUp");
    String sync = props.machines().sync().getStateMachineArn();
    String role = Allow.start(own, "events.amazonaws.com", sync).getRoleArn();
    EventRule cleanUp = EventRule.cleanUp(Machines.deployment(Arns.of(this, props.stage())));
    rule(
        "clean-up",
        "Cancels Airbyte jobs left running by a stopped or timed-out sync",
        cleanUp,
        Target.ofRule(MAX_AGE, missed.getQueueArn())
            .id("sync")
            .arn(sync)
            .roleArn(role)
            .inputTransformer(InputTransformers.of(cleanUp.input()))
            .build());
  }

  private CfnRule rule(
      String what, String description, EventRule rule, CfnRule.TargetProperty target) {
    return CfnRule.Builder.create(this, what)
        .name(props.stage().named(what))
        .description(description)
        .eventPattern(Patterns.of(rule.pattern()))
        .state("ENABLED")
        .targets(List.of(target))
        .build();
  }
}
