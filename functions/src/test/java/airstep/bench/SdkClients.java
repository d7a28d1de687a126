package airstep.bench;

import airstep.http.CrtClient;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Clients of the AWS SDK that talk to a server of the test. */
public final class SdkClients {

  private static final SdkHttpClient HTTP = CrtClient.open();

  private SdkClients() {}

  /** A client that retries as the SDK does, without its pauses. */
  public static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C open(
      B builder, String address, Duration timeout) {
    return builder
        .httpClient(HTTP)
        .endpointOverride(URI.create(address))
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "none")))
        .overrideConfiguration(
            config ->
                config
                    .apiCallTimeout(timeout)
                    .retryStrategy(
                        StandardRetryStrategy.builder()
                            .backoffStrategy(BackoffStrategy.retryImmediately())
                            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                            .circuitBreakerEnabled(false)
                            .build()))
        .build();
  }
}
