package airstep.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;

/** What a rule calls, and for how long EventBridge tries before the call is a dead letter. */
final class RuleTarget {

  /** As often as EventBridge tries at all. */
  static final int MOST_ATTEMPTS = 185;

  private RuleTarget() {}

  /**
   * Begins the target.
   *
   * @param deadLettersArn the queue that takes what could not be delivered
   */
  static CfnRule.TargetProperty.Builder within(Duration maxAge, String deadLettersArn) {
    return CfnRule.TargetProperty.builder()
        .retryPolicy(
            CfnRule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(maxAge.toSeconds())
                .maximumRetryAttempts(MOST_ATTEMPTS)
                .build())
        .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder().arn(deadLettersArn).build());
  }
}
