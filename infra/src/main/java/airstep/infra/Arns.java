package airstep.infra;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * ARNs of this account and region by name, for what may be allowed before it exists, and for what
 * this stack does not make.
 */
record Arns(Stack stack, Stage stage) {

  static Arns of(Construct scope, Stage stage) {
    return new Arns(Stack.of(scope), stage);
  }

  /** One of the stage's machines. */
  String machine(String what) {
    return arn("states", "stateMachine", stage.named(what), ArnFormat.COLON_RESOURCE_NAME);
  }

  /** Every execution of one of the stage's machines. */
  String executions(String what) {
    return arn("states", "execution", stage.named(what) + ":*", ArnFormat.COLON_RESOURCE_NAME);
  }

  /** A function of that name. */
  String function(String name) {
    return arn("lambda", "function", name, ArnFormat.COLON_RESOURCE_NAME);
  }

  /** Every version of a function of that name, but not the function itself. */
  String versions(String name) {
    return function(name) + ":*";
  }

  /** Secrets by name: AWS adds a hyphen and six characters that nobody knows beforehand. */
  List<String> secrets(Collection<String> names) {
    return new TreeSet<>(names)
        .stream()
            .map(
                name ->
                    arn(
                        "secretsmanager",
                        "secret",
                        name + "-??????",
                        ArnFormat.COLON_RESOURCE_NAME))
            .toList();
  }

  /** One of the stage's queues. */
  String queue(String what) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("sqs")
            .resource(stage.named(what))
            .arnFormat(ArnFormat.NO_RESOURCE_NAME)
            .build());
  }

  /** An event bus of this account. */
  String bus(String name) {
    return arn("events", "event-bus", name, ArnFormat.SLASH_RESOURCE_NAME);
  }

  /** All rules of the stage, on whatever bus. */
  List<String> rules() {
    String name = stage.named("*");
    return List.of(
        arn("events", "rule", name, ArnFormat.SLASH_RESOURCE_NAME),
        arn("events", "rule", "*/" + name, ArnFormat.SLASH_RESOURCE_NAME));
  }

  /** The rule by which Step Functions hears that a nested execution has ended. */
  String nestedExecutionsRule() {
    return arn(
        "events",
        "rule",
        "StepFunctionsGetEventsForStepFunctionsExecutionRule",
        ArnFormat.SLASH_RESOURCE_NAME);
  }

  private String arn(String service, String resource, String name, ArnFormat format) {
    return stack.formatArn(
        ArnComponents.builder()
            .service(service)
            .resource(resource)
            .resourceName(name)
            .arnFormat(format)
            .build());
  }
}
