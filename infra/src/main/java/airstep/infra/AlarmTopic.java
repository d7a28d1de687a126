package airstep.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
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

  private final Optional<String> keyArn;
  private final ITopic topic;

  AlarmTopic(Construct scope, Options options) {
    super(scope, "AlarmTopic");
    keyArn = options.topicKeyArn();
    topic =
        options
            .alarmTopicArn()
            .map(arn -> Topic.fromTopicArn(this, "Topic", arn))
            .orElseGet(() -> own(options.stage()));
    options.alarmEmail().ifPresent(email -> topic.addSubscription(new EmailSubscription(email)));
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
      keyArn.ifPresent(resource::setKmsMasterKeyId);
    }
    // A topic policy replaces the default one, which would let alarms in.
    own.addToResourcePolicy(
        Allow.service("cloudwatch.amazonaws.com", own.getTopicArn(), "sns:Publish", Map.of()));
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
            keyArn.map(AlarmTopic::onlyBySns).stream())
        .toList();
  }

  private static PolicyStatement onlyBySns(String keyArn) {
    String sns = "sns." + Aws.REGION + "." + Aws.URL_SUFFIX;
    return Allow.builder(List.of(keyArn), "kms:Decrypt", "kms:GenerateDataKey")
        .conditions(Map.of("StringEquals", Map.of("kms:ViaService", sns)))
        .build();
  }
}
