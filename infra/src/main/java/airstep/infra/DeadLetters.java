package airstep.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The dead-letter queues of the stage's rules. */
final class DeadLetters {

  private DeadLetters() {}

  /**
   * Creates a queue, which keeps messages for SQS's maximum of 14 days.
   *
   * @param what the messages that it contains, for the name of the queue
   */
  static Queue queue(Construct scope, String id, Stage stage, String what) {
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
            Map.of("ArnLike", Map.of("aws:SourceArn", new Arns(stage).rules()))));
    return queue;
  }
}
