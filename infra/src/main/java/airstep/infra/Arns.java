package airstep.infra;

import java.util.Collection;
import java.util.List;
import software.amazon.awscdk.Aws;

/**
 * ARNs in this account and region by name, for permissions on resources that do not exist yet or
 * that the stack does not create.
 */
record Arns(Stage stage) {

  /** Returns the ARN of a machine of the stage. */
  String machine(String what) {
    return arn("states", "stateMachine:" + stage.named(what));
  }

  /** Returns the ARN of all executions of a machine of the stage. */
  String executions(String what) {
    return arn("states", "execution:" + stage.named(what) + ":*");
  }

  String function(String name) {
    return arn("lambda", "function:" + name);
  }

  /** Returns the ARN of all versions of a function, but not of the function itself. */
  String versions(String name) {
    return function(name) + ":*";
  }

  /** Returns the ARNs of secrets. Secrets Manager appends a hyphen and six random characters. */
  List<String> secrets(Collection<String> names) {
    return names.stream()
        .sorted()
        .map(name -> arn("secretsmanager", "secret:" + name + "-??????"))
        .toList();
  }

  /** Returns the ARN of a queue of the stage. */
  String queue(String what) {
    return arn("sqs", stage.named(what));
  }

  String bus(String name) {
    return arn("events", "event-bus/" + name);
  }

  /** Returns the ARNs of all rules of the stage, on any bus. */
  List<String> rules() {
    String name = stage.named("*");
    return List.of(arn("events", "rule/" + name), arn("events", "rule/*/" + name));
  }

  /** Returns the ARN of the rule with which Step Functions waits for nested executions. */
  String nestedExecutionsRule() {
    return arn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule");
  }

  private static String arn(String service, String resource) {
    return String.join(":", "arn", Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resource);
  }
}
