package airstep.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.scheduler.CfnSchedule;

/**
 * Begins the target of a rule or a schedule. A failed delivery is retried until it is too old, and
 * then goes to a dead-letter queue.
 */
final class Target {
  /** EventBridge's own maximum. Only the age limits the retries. */
  private static final int MOST_ATTEMPTS = 185;

  private Target() {}

  static CfnRule.TargetProperty.Builder ofRule(Duration maxAge, String deadLettersArn) {
    return CfnRule.TargetProperty.builder()
        .retryPolicy(
            CfnRule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(maxAge.toSeconds())
                .maximumRetryAttempts(MOST_ATTEMPTS)
                .build())
        .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder().arn(deadLettersArn).build());
  }

  static CfnSchedule.TargetProperty.Builder ofSchedule(Duration maxAge, String deadLettersArn) {
    return CfnSchedule.TargetProperty.builder()
        .retryPolicy(
            CfnSchedule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(maxAge.toSeconds())
                .maximumRetryAttempts(MOST_ATTEMPTS)
                .build())
        .deadLetterConfig(
            CfnSchedule.DeadLetterConfigProperty.builder().arn(deadLettersArn).build());
  }
}
