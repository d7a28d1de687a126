package airstep.runtime;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's runtime API, which passes inputs to a function and receives its outputs. */
final class RuntimeApi implements AutoCloseable {

  private static final String BASE = "/2018-06-01/runtime/";

  /** Long enough to read 200 MB on a busy machine. */
  private static final int LONGEST_SECONDS = 120;

  private final BlockingQueue<String> inputs = new LinkedBlockingQueue<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** What the function did with an input: {@code response}, {@code error}, or it did not start. */
  record Outcome(String kind, JsonObject body) {}

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(BASE, this::handle);
    server.start();
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives the function an input, and returns the outcome, or null if that takes too long. */
  Outcome invoke(Map<String, ?> input) throws InterruptedException {
    inputs.add(Json.write(input));
    return outcomes.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/next")) {
        next(exchange);
        return;
      }
      outcomes.add(new Outcome(path.substring(path.lastIndexOf('/') + 1), Json.readObject(body)));
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] input = inputs.take().getBytes(StandardCharsets.UTF_8);
    // Without a content type, the native part of the client crashes on a null pointer.
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "request");
    exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", "4102444800000");
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:eu-west-2:123456789012:function:step");
    exchange.sendResponseHeaders(200, input.length);
    exchange.getResponseBody().write(input);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
