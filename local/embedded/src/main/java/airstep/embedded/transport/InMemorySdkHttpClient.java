package airstep.embedded.transport;

import airstep.http.Http;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.CompressionConfiguration;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.utils.IoUtils;

/**
 * Connects a client of the AWS SDK to a service in this process: requests are signed and marshaled,
 * but not sent.
 */
public final class InMemorySdkHttpClient implements SdkHttpClient {

  private static final Duration UNLIMITED = Duration.ofDays(1);
  private static final String NO_FILE = "/dev/null";
  private static final URI NOWHERE = URI.create("http://127.0.0.1");

  private static final CompressionConfiguration UNCOMPRESSED =
      CompressionConfiguration.builder()
          .requestCompressionEnabled(false)
          .minimumCompressionThresholdInBytes(0)
          .build();

  private final Service service;

  public InMemorySdkHttpClient(Service service) {
    this.service = service;
  }

  /**
   * Returns a client that calls this service, without retries, which would take real time. It uses
   * no setting of AWS on this machine, neither variables nor {@code ~/.aws}, which may be invalid.
   */
  public static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C openOnce(
      B builder, Service service) {
    leaveOutProfiles();
    return builder
        .overrideConfiguration(
            it ->
                it.retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .compressionConfiguration(UNCOMPRESSED))
        .httpClient(new InMemorySdkHttpClient(service))
        .region(Region.US_EAST_1)
        .endpointOverride(NOWHERE)
        .defaultsMode(DefaultsMode.LEGACY)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  /**
   * The SDK reads the files of profiles for each client, whatever its settings are. A process that
   * has clients of services inside it has no others, so this holds for all of them.
   */
  private static void leaveOutProfiles() {
    for (ProfileFileSystemSetting file :
        List.of(
            ProfileFileSystemSetting.AWS_CONFIG_FILE,
            ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE)) {
      var _ = System.getProperties().putIfAbsent(file.property(), NO_FILE);
    }
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
