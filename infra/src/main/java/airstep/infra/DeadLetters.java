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

/** A dead-letter queue of the stage's rules. It keeps messages for SQS's maximum of 14 days. */
final class DeadLetters extends Construct {

  private final Queue queue;

  /**
   * Which queue.
   *
   * @param what the messages that it contains, for the name of the queue
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
    // Unlike Map.of, sorted in the same order at every synthesis.
    Map<String, Object> fromOurRules = new TreeMap<>();
    fromOurRules.put("ArnLike", Map.of("aws:SourceArn", Arns.of(this, props.stage()).rules()));
    fromOurRules.put("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
    // One statement for each rule would exceed the size limit of the policy.
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
