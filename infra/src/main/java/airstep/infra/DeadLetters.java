package airstep.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue for what this stage's rules could not deliver, kept as long as SQS keeps anything. */
final class DeadLetters extends Construct {

  private final Queue queue;

  /**
   * One queue.
   *
   * @param what what ends up in it, as the queue's name
   */
  record Props(Stage stage, String what) {}

  DeadLetters(Construct scope, String id, Props props) {
    super(scope, id);
    queue =
        Queue.Builder.create(this, "Queue")
            .queueName(props.stage().named(props.what()))
            .retentionPeriod(Duration.days(14))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .removalPolicy(props.stage().removalPolicy())
            .build();
    // In the same order at every synthesis, which Map.of would not be.
    Map<String, Object> fromOurRules = new TreeMap<>();
    fromOurRules.put("ArnLike", Map.of("aws:SourceArn", Arns.of(this, props.stage()).rules()));
    fromOurRules.put("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
    // One statement for all rules: with one for each the policy would outgrow its limit.
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(fromOurRules)
            .build());
  }

  Queue queue() {
    return queue;
  }
}
