package airstep.infra;

import java.util.Optional;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Where alarms go: the topic that was named, or an own one. */
final class AlarmTopic extends Construct {

  private final ITopic topic;

  /** Whom to tell, or where others are told. */
  record Props(Stage stage, Optional<String> email, Optional<String> topicArn) {}

  AlarmTopic(Construct scope, String id, Props props) {
    super(scope, id);
    topic =
        props
            .topicArn()
            .map(arn -> Topic.fromTopicArn(this, "Topic", arn))
            .orElseGet(
                () ->
                    Topic.Builder.create(this, "Topic")
                        .topicName(props.stage().named("alarms"))
                        .displayName("Airstep " + props.stage().name())
                        // CloudWatch cannot publish to a topic under SNS's own key, and a key of
                        // our own would cost more than all the rest; an alarm says no secret.
                        .enforceSsl(true)
                        .build());
    props.email().ifPresent(email -> topic.addSubscription(new EmailSubscription(email)));
  }

  ITopic topic() {
    return topic;
  }
}
