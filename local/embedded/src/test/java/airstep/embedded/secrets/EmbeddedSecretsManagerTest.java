package airstep.embedded.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.embedded.MovableClock;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.embedded.transport.LoopbackServer;
import airstep.http.CrtClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Calls the embedded Secrets Manager with the SDK's client, in process and over HTTP. */
@ParameterizedClass
@EnumSource
class EmbeddedSecretsManagerTest {

  enum Carrier {
    IN_MEMORY,
    LOOPBACK
  }

  private static final String NAME = "airstep/airbyte";

  @Parameter Carrier carrier;

  private final MovableClock clock = new MovableClock("2026-08-01T02:00:05Z");
  private final EmbeddedSecretsManager secrets = new EmbeddedSecretsManager(clock);
  private LoopbackServer server;
  private SecretsManagerClient client;

  @BeforeEach
  void connect() {
    server = LoopbackServer.start(secrets);
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    client =
        switch (carrier) {
          case IN_MEMORY -> builder.httpClient(new InMemorySdkHttpClient(secrets)).build();
          case LOOPBACK ->
              builder.httpClient(CrtClient.open()).endpointOverride(server.uri()).build();
        };
  }

  @AfterEach
  void disconnect() {
    client.close();
    server.close();
  }

  private GetSecretValueResponse read(String id) {
    return client.getSecretValue(it -> it.secretId(id));
  }

  @Test
  void readsTheCurrentValueWithItsNameArnAndDate() {
    secrets.put(NAME, "{\"key\":\"Schlüssel\"}");

    GetSecretValueResponse value = read(NAME);

    assertThat(value.secretString()).isEqualTo("{\"key\":\"Schlüssel\"}");
    assertThat(value.name()).isEqualTo(NAME);
    assertThat(value.arn())
        .matches("arn:aws:secretsmanager:eu-central-1:123456789012:secret:airstep/airbyte-\\w{6}");
    assertThat(value.createdDate()).isEqualTo(clock.instant());
  }

  @Test
  void aRotatedSecretHasItsNewValue() {
    secrets.put(NAME, "old");
    secrets.put(NAME, "new");

    assertThat(read(NAME).secretString()).isEqualTo("new");
  }

  @Test
  void reportsAnUnknownSecretLikeAws() {
    assertThatThrownBy(() -> read("nowhere"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
  }

  @Test
  void failsAsConfiguredAndThenRecovers() {
    secrets.put(NAME, "value");
    secrets.failNext(AwsJson.error(400, "ThrottlingException", "Rate exceeded"));
    secrets.failNext(AwsJson.error(400, "DecryptionFailure", "can't decrypt"));
    secrets.failNext(AwsJson.error(500, "InternalServiceError", "An error occurred"));
    secrets.failNext(AwsJson.error(400, "AccessDeniedException", "User is not authorized"));

    assertThatThrownBy(() -> read(NAME))
        .isInstanceOfSatisfying(
            SecretsManagerException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    assertThatThrownBy(() -> read(NAME)).isInstanceOf(DecryptionFailureException.class);
    assertThatThrownBy(() -> read(NAME)).isInstanceOf(InternalServiceErrorException.class);
    assertThatThrownBy(() -> read(NAME))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("is not authorized");
    assertThat(read(NAME).secretString()).isEqualTo("value");
  }

  @Test
  void refusesOtherOperations() {
    assertThatThrownBy(() -> client.deleteSecret(it -> it.secretId(NAME)))
        .isInstanceOfSatisfying(
            SecretsManagerException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
  }
}
