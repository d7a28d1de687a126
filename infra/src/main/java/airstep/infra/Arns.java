package airstep.infra;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * ARNs in this account and region by name, for permissions on resources that do not exist yet or
 * that the stack does not create.
 */
record Arns(Stack stack, Stage stage) {

  static Arns of(Construct scope, Stage stage) {
    return new Arns(Stack.of(scope), stage);
  }

  /** Returns the ARN of a machine of the stage. */
  String machine(String what) {
    return arn("states", "stateMachine", stage.named(what), ArnFormat.COLON_RESOURCE_NAME);
  }

  /** Returns the ARN of all executions of a machine of the stage. */
  String executions(String what) {
    return arn("states", "execution", stage.named(what) + ":*", ArnFormat.COLON_RESOURCE_NAME);
  }

  String function(String name) {
    return arn("lambda", "function", name, ArnFormat.COLON_RESOURCE_NAME);
  }

  /** Returns the ARN of all versions of a function, but not of the function itself. */
  String versions(String name) {
    return function(name) + ":*";
  }

  /** Returns the ARNs of secrets. Secrets Manager appends a hyphen and six random characters. */
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

  /** Returns the ARN of a queue of the stage. */
  String queue(String what) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("sqs")
            .resource(stage.named(what))
            .arnFormat(ArnFormat.NO_RESOURCE_NAME)
            .build());
  }

  String bus(String name) {
    return arn("events", "event-bus", name, ArnFormat.SLASH_RESOURCE_NAME);
  }

  /** Returns the ARNs of all rules of the stage, on any bus. */
  List<String> rules() {
    String name = stage.named("*");
    return List.of(
        arn("events", "rule", name, ArnFormat.SLASH_RESOURCE_NAME),
        arn("events", "rule", "*/" + name, ArnFormat.SLASH_RESOURCE_NAME));
  }

  /** Returns the ARN of the rule with which Step Functions waits for nested executions. */
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
