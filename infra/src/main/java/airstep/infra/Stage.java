package airstep.infra;

import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * One of several deployments in an account: what its resources are called, and what outlives it.
 */
record Stage(String name) {

  /** The stage to try things in: nothing of it is kept, nobody need be alarmed. */
  static final String DEV = "dev";

  /**
   * The name of one of its resources; no stage's prefix begins another's, since none has a hyphen.
   */
  String named(String what) {
    return "airstep-" + name + "-" + what;
  }

  /**
   * The name of a machine that belongs to no run: it begins unlike those that do, so that the rule
   * on all of them is not for it. (A dot would do as well, but for the machine's log.)
   */
  String beside(String what) {
    return "airstep-" + name + "_" + what;
  }

  /** Like {@link #named}, for what code calls {@code PlanRun}, which is {@code plan-run} here. */
  String namedAs(String camelCase) {
    return named(camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
  }

  boolean isDev() {
    return name.equals(DEV);
  }

  /** Ninety days, which is as long as Step Functions keeps an execution's history. */
  RetentionDays retention() {
    return isDev() ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS;
  }

  /**
   * What becomes of logs and of what was missed when the stack is removed. A first deployment that
   * fails takes them with it, or their names would be in the way of the next one.
   */
  RemovalPolicy removalPolicy() {
    return isDev() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  }
}
