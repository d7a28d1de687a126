package airstep.local.runtime;

import airstep.http.Http;
import airstep.local.embedded.secrets.EmbeddedSecretsManager;
import airstep.secrets.CachedSecrets;
import airstep.secrets.Secrets;
import java.time.InstantSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the steps of a stage reach: where their calls go, and where their secrets are.
 *
 * @param http carries the calls to Airbyte and Slack
 * @param secrets the embedded Secrets Manager, asked by the SDK's own client
 */
public record Outside(Http http, Secrets secrets) {

  /** Those parts, with the secrets that the embedded Secrets Manager holds. */
  static Outside of(Http http, EmbeddedSecretsManager secretsManager, InstantSource clock) {
    SecretsManagerClient client =
        InMemoryClients.open(SecretsManagerClient.builder(), secretsManager);
    return new Outside(http, new CachedSecrets(client, clock));
  }
}
