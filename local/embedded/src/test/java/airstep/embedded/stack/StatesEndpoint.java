package airstep.embedded.stack;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The Step Functions of a world at an address of this machine, for clients in other processes. A
 * minute passes before each DescribeExecution, so that clients need not wait between them.
 */
final class StatesEndpoint implements AutoCloseable {

  private final FlowWorld world;
  private final Service states;
  private final HttpServer server;

  StatesEndpoint(FlowWorld world) throws IOException {
    this.world = world;
    this.states = new EmbeddedStates(world.timeline, world.stage.stepFunctions());
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::exchange);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  /** The server calls this from one thread, which is the only one to use the timeline. */
  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Http.Response response = answer(request(exchange, body));
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Http.Request request(HttpExchange exchange, String body) {
    return new Http.Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        Map.of("X-Amz-Target", exchange.getRequestHeaders().getFirst("X-Amz-Target")),
        body,
        Duration.ofMinutes(1));
  }

  private Http.Response answer(Http.Request request) throws IOException {
    return switch (AwsOperation.of(request)) {
      case "AWSStepFunctions.DescribeExecution" -> {
        world.timeline.runUntil(world.timeline.instant().plus(Duration.ofMinutes(1)));
        yield states.handle(request);
      }
      default -> states.handle(request);
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
