package airstep.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The SNS topic for alarms, and for alerts that Slack did not accept: an existing one, or a new
 * one.
 *
 * <p>Messages contain no credentials or webhook URLs, but the text of alerts: names of connections,
 * Airbyte's failure messages, and links.
 */
final class AlarmTopic extends Construct {

  private final ITopic topic;
  private final Props props;

  /**
   * Where alarms go.
   *
   * @param email the address that subscribes to the new topic
   * @param topicArn the existing topic
   * @param keyArn the KMS key that encrypts the topic
   */
  record Props(
      Stage stage, Optional<String> email, Optional<String> topicArn, Optional<String> keyArn) {}

  AlarmTopic(Construct scope, String id, Props props) {
    super(scope, id);
    this.props = props;
    topic =
        props
            .topicArn()
            .map(arn -> Topic.fromTopicArn(this, "Topic", arn))
            .orElseGet(() -> own(props.stage()));
    props.email().ifPresent(email -> topic.addSubscription(new EmailSubscription(email)));
  }

  /**
   * Creates a topic, which is encrypted only with a key of the user. CloudWatch cannot use the key
   * that AWS manages for SNS, and a key of Airstep's own would cost more than everything else.
   */
  private ITopic own(Stage stage) {
    Topic own =
        Topic.Builder.create(this, "Topic")
            .topicName(stage.named("alarms"))
            .displayName("Airstep " + stage.name())
            .enforceSsl(true)
            .build();
    if (own.getNode().getDefaultChild() instanceof CfnTopic resource) {
      props.keyArn().ifPresent(resource::setKmsMasterKeyId);
    }
    // A topic policy replaces the default one, which would let alarms in.
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

  /**
   * Returns the permissions to publish. SNS uses the key in the name of the publisher, so the
   * policy of the key must allow that through IAM, as the default one does.
   */
  List<PolicyStatement> publishing() {
    return Stream.concat(
            Stream.of(Allow.on(topic.getTopicArn(), "sns:Publish")),
            props.keyArn().map(this::onlyBySns).stream())
        .toList();
  }

  private PolicyStatement onlyBySns(String keyArn) {
    String sns = "sns." + Aws.REGION + "." + Aws.URL_SUFFIX;
    return PolicyStatement.Builder.create()
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
        .resources(List.of(keyArn))
        .conditions(Map.of("StringEquals", Map.of("kms:ViaService", sns)))
        .build();
  }
}
