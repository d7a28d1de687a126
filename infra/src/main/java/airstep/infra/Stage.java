package airstep.infra;

import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * One of several deployments in an account, with the names of its resources and their retention.
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
    return named(camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
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
}
