package airstep.embedded.stack;

import airstep.asl.ListSubscriptions.Subscription;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.http.Http;
import airstep.secrets.Secrets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The services outside of a stage that its steps use.
 *
 * @param http sends the calls to Airbyte and Slack
 * @param secrets reads secrets
 * @param alarms the subscriptions to the topic of alarms; empty if there is no such topic
 */
public record Outside(Http http, Secrets secrets, Optional<List<Subscription>> alarms) {

  /** With a topic of alarms that has a subscription. */
  public Outside(Http http, Secrets secrets) {
    this(http, secrets, Optional.of(List.of(new Subscription("ops@example.com", true))));
  }

  /** With the secrets of an embedded Secrets Manager, read with the SDK's client. */
  static Outside of(Http http, EmbeddedSecretsManager secretsManager, InstantSource clock) {
    return new Outside(http, new ServedSecrets(secretsManager, clock));
  }
}
