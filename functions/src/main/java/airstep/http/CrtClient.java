package airstep.http;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ProxyConfiguration;

/**
 * The HTTP client of the AWS SDK, set up for everything that a step sends.
 *
 * <p>Plain http never goes to a proxy, whatever the environment says: a proxy would read the key.
 * What is encrypted goes through the one that {@code https_proxy} names, as a tunnel.
 */
public final class CrtClient {

  /** No function runs longer, so a connection that is silent for so long is of no use. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

  private CrtClient() {}

  /** A new client, without any connection yet. */
  public static SdkHttpClient open() {
    return open(LONGEST_CALL, System.getenv());
  }

  /**
   * The same with another patience, in another environment.
   *
   * @param longestSilence a connection on which nothing moved for so long is closed. Otherwise a
   *     call that was given up before its answer began would leave its connection behind for ever.
   */
  static SdkHttpClient open(Duration longestSilence, Map<String, String> environment) {
    SdkHttpClient direct = open(longestSilence, HttpsProxy.none());
    return HttpsProxy.of(environment)
        .<SdkHttpClient>map(proxy -> new ByScheme(direct, open(longestSilence, proxy)))
        .orElse(direct);
  }

  private static SdkHttpClient open(Duration longestSilence, ProxyConfiguration proxy) {
    return AwsCrtHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(5))
        .connectionMaxIdleTime(Duration.ofSeconds(20))
        .maxConcurrency(200)
        // Without one, the SDK looks for a proxy itself, and finds that of plain http.
        .proxyConfiguration(proxy)
        .connectionHealthConfiguration(
            health -> health.minimumThroughputInBps(1L).minimumThroughputTimeout(longestSilence))
        // A trigger may wait for minutes, and a NAT gateway forgets a connection that is silent
        // for six of them.
        .tcpKeepAliveConfiguration(
            tcp ->
                tcp.keepAliveInterval(Duration.ofSeconds(60))
                    .keepAliveTimeout(Duration.ofSeconds(60)))
        .build();
  }

  /** Two clients, by whether a request is encrypted. */
  private record ByScheme(SdkHttpClient direct, SdkHttpClient tunnelled) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      boolean encrypted = request.httpRequest().protocol().equalsIgnoreCase("https");
      return (encrypted ? tunnelled : direct).prepareRequest(request);
    }

    @Override
    public String clientName() {
      return direct.clientName();
    }

    @Override
    public void close() {
      direct.close();
      tunnelled.close();
    }
  }
}
