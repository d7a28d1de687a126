package airstep.embedded.transport;

import airstep.http.Http;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.utils.IoUtils;

/**
 * Connects a client of the AWS SDK to a service in this process: requests are signed and marshaled,
 * but not sent.
 */
public final class InMemorySdkHttpClient implements SdkHttpClient {

  private static final Duration UNLIMITED = Duration.ofDays(1);

  private final Service service;

  public InMemorySdkHttpClient(Service service) {
    this.service = service;
  }

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

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest prepared) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return sdkResponse(service.handle(request(prepared)));
      }

      @Override
      public void abort() {
        // A call never waits.
      }
    };
  }

  @Override
  public void close() {
    // There is no connection.
  }

  private static Http.Request request(HttpExecuteRequest prepared) throws IOException {
    var sdk = prepared.httpRequest();
    Map<String, String> headers = new HashMap<>();
    sdk.forEachHeader((name, values) -> headers.put(name, values.getFirst()));
    var content = prepared.contentStreamProvider();
    String body = content.isEmpty() ? "" : IoUtils.toUtf8String(content.get().newStream());
    return new Http.Request(sdk.method().name(), sdk.getUri(), headers, body, UNLIMITED);
  }

  private static HttpExecuteResponse sdkResponse(Http.Response response) {
    var sdk = SdkHttpFullResponse.builder().statusCode(response.status());
    response.headers().forEach(sdk::putHeader);
    var body = new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8));
    return HttpExecuteResponse.builder()
        .response(sdk.build())
        .responseBody(AbortableInputStream.create(body))
        .build();
  }
}
