package airstep.http;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/** The HTTP client of the AWS SDK, set up for everything that a step sends. */
public final class CrtClient {

  /** No function runs longer, so a connection that is silent for so long is of no use. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

  private CrtClient() {}

  /** A new client, without any connection yet. */
  public static SdkHttpClient open() {
    return open(LONGEST_CALL);
  }

  /**
   * The same with another patience.
   *
   * @param longestSilence a connection on which nothing moved for so long is closed. Otherwise a
   *     call that was given up before its answer began would leave its connection behind for ever.
   */
  static SdkHttpClient open(Duration longestSilence) {
    return AwsCrtHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(5))
        .connectionMaxIdleTime(Duration.ofSeconds(20))
        .maxConcurrency(200)
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
}
