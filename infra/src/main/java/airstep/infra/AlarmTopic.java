package airstep.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
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
            .orElseGet(() -> own(props.stage()));
    props.email().ifPresent(email -> topic.addSubscription(new EmailSubscription(email)));
  }

  /**
   * Without a key: CloudWatch may not use SNS's own, and one of ours would cost more than all the
   * rest. What an alarm says is no secret.
   */
  private ITopic own(Stage stage) {
    Topic own =
        Topic.Builder.create(this, "Topic")
            .topicName(stage.named("alarms"))
            .displayName("Airstep " + stage.name())
            .enforceSsl(true)
            .build();
    // A policy of its own takes the place of the usual one, by which alarms would get in.
    own.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(own.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
            .build());
    return own;
  }

  ITopic topic() {
    return topic;
  }
}
