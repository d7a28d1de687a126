package airstep.doctor;

import airstep.cli.ClosedPort;
import airstep.embedded.transport.Service;
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

/** An embedded service over HTTP on 127.0.0.1. */
public final class LoopbackService implements AutoCloseable {

  private final HttpServer server;
  private final Service service;
  private ClosedPort refusing;

  public LoopbackService(Service service) {
    this.service = service;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::exchange);
    server.start();
  }

  /** Scheme, host and port. */
  public String origin() {
    int port = refusing == null ? server.getAddress().getPort() : refusing.port();
    return "http://127.0.0.1:" + port;
  }

  /** From now on it has an origin that refuses connections. */
  public void refuse() {
    // Its own port cannot be held without a moment in which it is anyone's.
    refusing = ClosedPort.any();
  }

  @Override
  public void close() {
    server.stop(0);
    if (refusing != null) {
      refusing.close();
    }
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      URI uri = URI.create(origin()).resolve(exchange.getRequestURI());
      Http.Response response =
          service.handle(
              new Http.Request(
                  exchange.getRequestMethod(), uri, headers, body, Duration.ofMinutes(1)));
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
