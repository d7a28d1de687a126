package airstep.embedded.stack;

import airstep.asl.ListSubscriptions.Subscription;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.http.Http;
import airstep.secrets.CachedSecrets;
import airstep.secrets.Secrets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the steps of a stage reach: where their calls go, and where their secrets are.
 *
 * @param http carries the calls to Airbyte and Slack
 * @param secrets the embedded Secrets Manager, asked by the SDK's own client
 * @param alarms who is subscribed to the topic of alarms; nothing if there is no such topic, so
 *     that nobody hears of what is published there
 */
public record Outside(Http http, Secrets secrets, Optional<List<Subscription>> alarms) {

  /** With a topic of alarms that somebody hears. */
  public Outside(Http http, Secrets secrets) {
    this(http, secrets, Optional.of(List.of(new Subscription("ops@example.com", true))));
  }

  /** Those parts, with the secrets that the embedded Secrets Manager holds. */
  static Outside of(Http http, EmbeddedSecretsManager secretsManager, InstantSource clock) {
    SecretsManagerClient client =
        InMemoryClients.open(SecretsManagerClient.builder(), secretsManager);
    return new Outside(http, new CachedSecrets(client, clock));
  }
}
