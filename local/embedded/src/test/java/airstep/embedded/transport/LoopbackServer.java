package airstep.embedded.transport;

import airstep.http.Http;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Carries one service over HTTP on 127.0.0.1, at a port that the system chooses. */
public final class LoopbackServer implements AutoCloseable {

  /** A server does not know how long its caller waits. */
  private static final Duration UNKNOWN_PATIENCE = Duration.ofDays(1);

  private final HttpServer server;
  private final ExecutorService threads;
  private final Service service;

  private LoopbackServer(HttpServer server, Service service) {
    this.server = server;
    this.service = service;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  public static LoopbackServer start(Service service) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      var loopback = new LoopbackServer(HttpServer.create(address, 0), service);
      loopback.server.createContext("/", loopback::exchange);
      loopback.server.setExecutor(loopback.threads);
      loopback.server.start();
      return loopback;
    } catch (IOException e) {
      throw new UncheckedIOException("no port to listen on at 127.0.0.1", e);
    }
  }

  /** Scheme, host and port, without a path. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    // Closing before any header was sent cuts the connection: what a caller sees of a lost answer.
    try (exchange) {
      answer(exchange, service.handle(request(exchange)));
    }
  }

  private Http.Request request(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Http.Request(
        exchange.getRequestMethod(),
        uri().resolve(exchange.getRequestURI()),
        headers,
        body,
        UNKNOWN_PATIENCE);
  }

  private static void answer(HttpExchange exchange, Http.Response response) throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
