package airstep.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Whether someone receives alarms, and the alerts that Slack did not accept. */
final class SubscriptionCheck implements DoctorCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Group group() {
    return Group.ALERTS;
  }

  @Override
  public String name() {
    return "subscriptions";
  }

  @Override
  public boolean applies(Installation installation) {
    return installation.aws().isPresent();
  }

  @Override
  public List<Finding> findings(Installation installation) {
    StageServices aws = installation.aws().orElseThrow();
    Optional<String> topic =
        aws.definition(installation.place().machine().apply("run"))
            .flatMap(SubscriptionCheck::topic);
    if (topic.isEmpty()) {
      return List.of(
          new Finding.Unchecked(
              "the topic of alarms",
              "the deployed definition run names none",
              DefinitionCheck.deploy(installation)));
    }
    String arn = topic.get();
    List<Finding> findings = new ArrayList<>();
    int confirmed = 0;
    for (Subscription one :
        aws.topics().listSubscriptionsByTopicPaginator(r -> r.topicArn(arn)).subscriptions()) {
      if ("PendingConfirmation".equals(one.subscriptionArn())) {
        findings.add(pending(one, arn, aws));
      } else if (!"Deleted".equals(one.subscriptionArn())) {
        confirmed++;
      }
    }
    if (confirmed == 0) {
      findings.add(
          new Finding.Broken(
              "no one receives alarms: " + arn + " has no confirmed subscription",
              "aws sns subscribe --protocol email --notification-endpoint ADDRESS --topic-arn "
                  + arn
                  + aws.region()));
    } else if (findings.isEmpty()) {
      findings.add(
          new Finding.Healthy(
              "alarms have "
                  + confirmed
                  + " confirmed subscription"
                  + (confirmed == 1 ? "" : "s")));
    }
    return findings;
  }

  /** The address of an endpoint over HTTP may contain a key. */
  private static Finding pending(Subscription one, String topic, StageServices aws) {
    boolean mail = one.protocol().startsWith("email");
    String which = mail ? one.endpoint() : one.protocol() + " to " + host(one.endpoint());
    String again =
        "aws sns subscribe --protocol %s --notification-endpoint %s --topic-arn %s%s"
            .formatted(one.protocol(), one.endpoint(), topic, aws.region());
    return new Finding.Broken(
        which + " receives no alarms: the subscription is not confirmed",
        mail ? again : "aws sns list-subscriptions-by-topic --topic-arn " + topic + aws.region());
  }

  private static String host(String endpoint) {
    try {
      return Optional.ofNullable(URI.create(endpoint).getHost()).orElse("an endpoint");
    } catch (IllegalArgumentException _) {
      return "an endpoint";
    }
  }

  private static Optional<String> topic(String definition) {
    try {
      return JSON.readTree(definition).findValuesAsText("TopicArn").stream()
          .filter(arn -> arn.startsWith("arn:"))
          .findFirst();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
