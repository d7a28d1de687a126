package airstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule.DeadLetterConfigProperty;
import software.amazon.awscdk.services.events.CfnRule.InputTransformerProperty;
import software.amazon.awscdk.services.events.CfnRule.RetryPolicyProperty;
import software.amazon.awscdk.services.events.CfnRule.TargetProperty;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The target of a rule, the input that it receives, and the queue for what it cannot get. */
final class Target {
  /** EventBridge's own maximum. Only the age limits the retries. */
  static final int MOST_ATTEMPTS = 185;

  private Target() {}

  /** Begins a target. A failed delivery is retried until it is too old, then goes to the queue. */
  static TargetProperty.Builder of(String id, String arn, Duration maxAge, IQueue deadLetters) {
    return TargetProperty.builder()
        .id(id)
        .arn(arn)
        .retryPolicy(
            RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(maxAge.toSeconds())
                .maximumRetryAttempts(MOST_ATTEMPTS)
                .build())
        .deadLetterConfig(
            DeadLetterConfigProperty.builder().arn(deadLetters.getQueueArn()).build());
  }

  /** Begins a target that starts a machine, with a role of its own. */
  static TargetProperty.Builder machine(
      Construct scope, String id, String arn, Duration maxAge, IQueue deadLetters) {
    List<PolicyStatement> rights = List.of(Allow.on(arn, "states:StartExecution"));
    return of(id, arn, maxAge, deadLetters)
        .roleArn(Allow.role(scope, List.of("events.amazonaws.com"), rights).getRoleArn());
  }

  /**
   * Creates a dead-letter queue, which keeps messages for SQS's maximum of 14 days.
   *
   * @param what the messages that it contains, for the name of the queue
   */
  static Queue deadLetters(Construct scope, String id, Stage stage, String what) {
    Queue queue =
        Queue.Builder.create(new Construct(scope, id), "Queue")
            .queueName(stage.named(what))
            .retentionPeriod(Duration.days(14))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .removalPolicy(stage.removalPolicy())
            .build();
    // One statement for each rule would exceed the size limit of the policy.
    queue.addToResourcePolicy(
        Allow.service(
            "events.amazonaws.com",
            queue.getQueueArn(),
            "sqs:SendMessage",
            Map.of("ArnLike", Map.of("aws:SourceArn", stage.ruleArns()))));
    return queue;
  }

  /**
   * Returns the transformer that builds the input.
   *
   * @param input the fields: a path into the event, which begins with {@code $.}, or a text
   */
  static InputTransformerProperty input(Map<String, String> input) {
    Map<String, String> paths = new TreeMap<>();
    List<String> fields = new ArrayList<>();
    new TreeMap<>(input)
        .forEach(
            (field, text) -> {
              if (text.startsWith("$.")) {
                paths.put(field, text);
                // EventBridge adds the quotes.
                fields.add("\"%s\":<%s>".formatted(field, field));
              } else {
                fields.add("\"%s\":\"%s\"".formatted(field, text));
              }
            });
    return InputTransformerProperty.builder()
        .inputPathsMap(paths)
        .inputTemplate("{" + String.join(",", fields) + "}")
        .build();
  }
}
