package airstep.asl;

import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;
import java.util.List;
import java.util.function.Supplier;

/** The SDK integration that lists the subscriptions to a topic: the same list for every topic. */
public record ListSubscriptions(Supplier<List<Subscription>> subscriptions)
    implements ServiceIntegration {

  /** The ARN that SNS gives to a subscription that has not been confirmed. */
  private static final String PENDING = "PendingConfirmation";

  /** A subscription by email. */
  public record Subscription(String endpoint, boolean confirmed) {}

  @Override
  public TaskResource resource() {
    return TaskResource.LIST_SUBSCRIPTIONS;
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    String topic = String.valueOf(arguments.get("TopicArn"));
    if (topic.startsWith("arn:") && topic.contains(":sns:")) {
      List<ObjectValue> rows = subscriptions.get().stream().map(one -> row(one, topic)).toList();
      reply.succeeded(ObjectValue.of("Subscriptions", rows));
    } else {
      reply.failed("Sns.InvalidParameterException", "Invalid parameter: TopicArn");
    }
    return _ -> {};
  }

  private static ObjectValue row(Subscription one, String topic) {
    return ObjectValue.builder()
        .put("Endpoint", one.endpoint())
        .put("Owner", topic.split(":", -1)[4])
        .put("Protocol", "email")
        .put("SubscriptionArn", one.confirmed() ? topic + ":" + "0".repeat(36) : PENDING)
        .put("TopicArn", topic)
        .build();
  }
}
