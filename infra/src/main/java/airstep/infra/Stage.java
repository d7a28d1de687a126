package airstep.infra;

import airstep.statemachine.FunctionNames;
import airstep.statemachine.TriggerNames;
import java.util.Collection;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * One of several deployments in an account, with the names of its resources and their retention.
 *
 * <p>Its ARNs are in this account and region, by name, for permissions on resources that do not
 * exist yet or that the stack does not create.
 */
record Stage(String name) {

  /** The stage for experiments. It keeps nothing and needs no alarm address. */
  static final String DEV = "dev";

  /** Returns a resource name. Stage names have no hyphen, so no prefix begins with another one. */
  String named(String what) {
    return "airstep-" + name + "-" + what;
  }

  /**
   * Returns the name of a machine that belongs to no run. Its prefix differs, so the rule for all
   * machines of runs does not match it. (The name of its log allows no dot.)
   */
  String beside(String what) {
    return "airstep-" + name + "_" + what;
  }

  /** Returns a resource name for a name in camel case: {@code PlanRun} becomes {@code plan-run}. */
  String namedAs(String camelCase) {
    return named(FunctionNames.hyphenated(camelCase));
  }

  /** Returns the names of what starts its flows. */
  TriggerNames triggers() {
    return new TriggerNames(name);
  }

  boolean isDev() {
    return name.equals(DEV);
  }

  /** Creates a log. Step Functions keeps an execution's history for 90 days, too. */
  LogGroup log(Construct scope, String logGroupName) {
    return LogGroup.Builder.create(scope, "Log")
        .logGroupName(logGroupName)
        .retention(isDev() ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS)
        .removalPolicy(removalPolicy())
        .build();
  }

  /**
   * Returns what happens to logs and queues when the stack is deleted. A first deployment that
   * fails deletes them, because the next one needs their names.
   */
  RemovalPolicy removalPolicy() {
    return isDev() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  }

  String machineArn(String what) {
    return arn("states", "stateMachine:" + named(what));
  }

  /** Returns the ARN of all executions of a machine of the stage. */
  String executionsArn(String what) {
    return arn("states", "execution:" + named(what) + ":*");
  }

  String queueArn(String what) {
    return arn("sqs", named(what));
  }

  /** Returns the ARNs of all rules of the stage, on any bus. */
  List<String> ruleArns() {
    String all = named("*");
    return List.of(arn("events", "rule/" + all), arn("events", "rule/*/" + all));
  }

  static String functionArn(String name) {
    return arn("lambda", "function:" + name);
  }

  /** Returns the ARN of all versions of a function, but not of the function itself. */
  static String versionsArn(String name) {
    return functionArn(name) + ":*";
  }

  /** Returns the ARNs of secrets. Secrets Manager appends a hyphen and six random characters. */
  static List<String> secretArns(Collection<String> names) {
    return names.stream()
        .sorted()
        .map(name -> arn("secretsmanager", "secret:" + name + "-??????"))
        .toList();
  }

  static String busArn(String name) {
    return arn("events", "event-bus/" + name);
  }

  /** Returns the ARN of the rule with which Step Functions waits for nested executions. */
  static String nestedExecutionsRuleArn() {
    return arn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule");
  }

  /**
   * Returns the ARNs of the rules that start its flows, on any bus. Only their names have a dot.
   */
  List<String> triggerRuleArns() {
    String all = named("*.*");
    return List.of(arn("events", "rule/" + all), arn("events", "rule/*/" + all));
  }

  private static String arn(String service, String resource) {
    return String.join(":", "arn", Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resource);
  }
}
