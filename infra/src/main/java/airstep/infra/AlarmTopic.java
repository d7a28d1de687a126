package airstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * Where alarms go, and the alerts that Slack did not take: the topic that was named, or an own one.
 *
 * <p>It holds no key and no webhook, but what a flow's alert says: the names of connections, why
 * they failed in Airbyte's words, links and executions.
 */
final class AlarmTopic extends Construct {

  private final ITopic topic;
  private final Props props;

  /**
   * Whom to alert, or which topic does.
   *
   * @param keyArn the key of the user's that encrypts the topic, the own one or the named one
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
   * Encrypted if a key is named. There is no other: CloudWatch may not use SNS's own, and one of
   * ours would cost more than all the rest.
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

  /**
   * What a role needs to publish. SNS uses the topic's key as whoever publishes; the key's own
   * policy has to leave that to roles' policies, as the usual one does.
   */
  List<PolicyStatement> publishing() {
    List<PolicyStatement> rights = new ArrayList<>();
    rights.add(Allow.on(topic.getTopicArn(), "sns:Publish"));
    props.keyArn().ifPresent(key -> rights.add(onlyBySns(key)));
    return rights;
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
