package airstep.http;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ProxyConfiguration;

/**
 * Configures the HTTP client of the AWS SDK for all requests of a step.
 *
 * <p>Plain http never uses a proxy, which could read the key. Encrypted requests use the proxy in
 * {@code https_proxy} as a tunnel.
 */
public final class CrtClient {

  /** No function runs longer, so a connection idle for this long is useless. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

  private CrtClient() {}

  /** Creates a client without open connections. */
  public static SdkHttpClient open() {
    return open(LONGEST_CALL, System.getenv());
  }

  /**
   * Creates a client with another idle limit and environment.
   *
   * @param longestSilence closes a connection after this time without data. Otherwise a call
   *     abandoned before its answer began would keep its connection forever.
   */
  static SdkHttpClient open(Duration longestSilence, Map<String, String> environment) {
    SdkHttpClient direct = open(longestSilence, HttpsProxy.none().build());
    return HttpsProxy.of(environment)
        .<SdkHttpClient>map(proxy -> new ByScheme(direct, open(longestSilence, proxy)))
        .orElse(direct);
  }

  private static SdkHttpClient open(Duration longestSilence, ProxyConfiguration proxy) {
    return AwsCrtHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(5))
        .connectionMaxIdleTime(Duration.ofSeconds(20))
        .maxConcurrency(200)
        // Without an explicit setting, the SDK uses the proxy for plain http.
        .proxyConfiguration(proxy)
        .connectionHealthConfiguration(
            health -> health.minimumThroughputInBps(1L).minimumThroughputTimeout(longestSilence))
        // A trigger may wait for minutes, and a NAT gateway drops a connection that is idle for six
        // minutes.
        .tcpKeepAliveConfiguration(
            tcp ->
                tcp.keepAliveInterval(Duration.ofSeconds(60))
                    .keepAliveTimeout(Duration.ofSeconds(60)))
        .build();
  }

  /** Selects one of two clients by whether a request is encrypted. */
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
