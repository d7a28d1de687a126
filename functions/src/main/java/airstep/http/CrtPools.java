package airstep.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.crt.CrtResource;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.SocketOptions;
import software.amazon.awssdk.crt.io.TlsContext;
import software.amazon.awssdk.crt.io.TlsContextOptions;

/**
 * The connections of {@link CrtClient}, by server.
 *
 * <p>All of them share one TLS context. To create one takes several milliseconds of processor time,
 * because it reads all authorities that the machine trusts.
 */
final class CrtPools implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ACQUIRE = Duration.ofSeconds(10);
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

  /** A trigger may wait for minutes, and a NAT gateway drops a connection idle for six minutes. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

  private static final int MOST_CONNECTIONS = 200;

  private final Optional<HttpsProxy> proxy;
  private final ClientBootstrap bootstrap = new ClientBootstrap(null, null);
  private final SocketOptions socket = new SocketOptions();
  private final TlsContext tls;
  private final Map<Key, HttpClientConnectionManager> pools = new HashMap<>();
  private boolean closed;

  /**
   * A server, and whether its connections are used again.
   *
   * @param server with scheme, host and port
   */
  record Key(URI server, boolean kept) {

    /** Returns the key of the server of a URL. */
    static Key of(URI uri, boolean kept) {
      return new Key(URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port(uri)), kept);
    }
  }

  CrtPools(Optional<HttpsProxy> proxy) {
    this.proxy = proxy;
    socket.connectTimeoutMs = (int) CONNECT.toMillis();
    int seconds = (int) KEEP_ALIVE.toSeconds();
    socket.setTcpKeepAlive(seconds, seconds);
    // Otherwise each TLS handshake waits for an acknowledgment, which Linux delays by 40 ms.
    socket.tcpNoDelay = SocketOptions.TcpNoDelay.ON;
    try (TlsContextOptions options = TlsContextOptions.createDefaultClient()) {
      tls = new TlsContext(options);
    }
  }

  /**
   * Acquires a connection, which fails if the pools are closed. Never runs beside {@link #close}:
   * CRT ends the process if it is asked for a connection of a pool that was just closed.
   */
  synchronized CompletableFuture<HttpClientConnection> acquire(Key key) {
    return closed
        ? CompletableFuture.failedFuture(new IllegalStateException("the HTTP client is closed"))
        : pools.computeIfAbsent(key, this::open).acquireConnection();
  }

  /** Returns the port of a URL, or that of its scheme. */
  static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }

  private HttpClientConnectionManager open(Key key) {
    HttpClientConnectionManagerOptions options =
        new HttpClientConnectionManagerOptions()
            .withUri(key.server())
            .withClientBootstrap(bootstrap)
            .withSocketOptions(socket)
            .withTlsContext(tls)
            .withMaxConnections(MOST_CONNECTIONS)
            .withMaxConnectionIdleInMilliseconds(LONGEST_IDLE.toMillis())
            .withConnectionAcquisitionTimeoutInMilliseconds(ACQUIRE.toMillis());
    if (key.server().getScheme().equals("https")) {
      proxy.ifPresent(it -> options.withProxyOptions(it.options(tls)));
    }
    return HttpClientConnectionManager.create(options);
  }

  @Override
  public synchronized void close() {
    closed = true;
    pools.values().forEach(CrtResource::close);
    tls.close();
    socket.close();
    bootstrap.close();
  }
}
