package airstep.local.runtime;

import airstep.http.Http;
import airstep.local.embedded.secrets.EmbeddedSecretsManager;
import airstep.local.embedded.transport.InMemorySdkHttpClient;
import airstep.secrets.CachedSecrets;
import airstep.secrets.Secrets;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
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
        SecretsManagerClient.builder()
            .httpClient(new InMemorySdkHttpClient(secretsManager))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    return new Outside(http, new CachedSecrets(client, clock));
  }
}
