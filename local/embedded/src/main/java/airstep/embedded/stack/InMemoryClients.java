package airstep.embedded.stack;

import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.embedded.transport.Service;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** The SDK's clients, connected to services in this process. */
public final class InMemoryClients {

  private InMemoryClients() {}

  /** Returns a client that calls this service, without retries, which would take real time. */
  public static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C openOnce(
      B builder, Service service) {
    return builder
        .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .httpClient(new InMemorySdkHttpClient(service))
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }
}
