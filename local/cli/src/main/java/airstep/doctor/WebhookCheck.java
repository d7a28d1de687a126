package airstep.doctor;

import airstep.flows.Flow;
import airstep.secrets.SecretUnusableException;
import airstep.slack.WebhookAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether Slack knows the webhook of each secret. It is sent a message without content, which Slack
 * refuses in one way if it knows the webhook, and in others if not. It shows neither to anyone.
 */
final class WebhookCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.ALERTS;
  }

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    Map<String, Flow> secrets = new LinkedHashMap<>();
    installation.flows().forEach(flow -> secrets.putIfAbsent(flow.alerting().secret(), flow));
    return secrets.entrySet().stream()
        .flatMap(one -> webhook(one.getKey(), one.getValue().name(), installation).stream())
        .toList();
  }

  private static List<Finding> webhook(String secret, String flow, Installation installation) {
    String test = installation.command("alert test --flow " + flow);
    return Asked.at(
        "the webhook of " + secret, test, () -> List.of(asked(secret, test, installation)));
  }

  private static Finding asked(String secret, String test, Installation installation) {
    Optional<WebhookAnswer> answer;
    try {
      answer = installation.slack().answerToNothing(secret);
    } catch (SecretUnusableException e) {
      return new Finding.Broken(Asked.why(e), test);
    }
    if (answer.isEmpty()) {
      return new Finding.Doubtful(
          secret
              + ": could not check: it is no incoming webhook of Slack (…/services/…), and an empty"
              + " message to another one may start something",
          test);
    }
    WebhookAnswer said = answer.get();
    String words = "Slack answered " + said.status() + " " + said.word();
    if (said.isKnown()) {
      return new Finding.Healthy(secret + ": Slack knows the webhook");
    }
    return said.isGone()
        ? new Finding.Broken(
            secret + ": " + words + ": no alert arrives; put a new webhook into the secret", test)
        : new Finding.Unchecked("the webhook of " + secret, words, test);
  }
}
