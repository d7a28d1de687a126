package airstep.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's runtime API for one function, which notes when the function asks and answers. */
final class RuntimeApi implements AutoCloseable {

  private static final String BASE = "/2018-06-01/runtime/";
  private static final int LONGEST_SECONDS = 30;

  private final BlockingQueue<Long> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> inputs = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /**
   * What the function made of an input.
   *
   * @param good whether it is a response, and no error
   * @param at when it arrived, as {@link System#nanoTime} has it
   */
  record Answer(boolean good, String body, long at) {}

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

  /** Waits until the function asks for its next input, and returns when it did; null if never. */
  Long awaitNext() throws InterruptedException {
    return asked.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Gives the function an input, and returns the answer, or null if there is none. */
  Answer invoke(String input) throws InterruptedException {
    inputs.add(input);
    return answers.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private void handle(HttpExchange exchange) throws IOException {
    long at = System.nanoTime();
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/next")) {
        asked.add(at);
        next(exchange);
      } else {
        answers.add(new Answer(path.endsWith("/response"), body, at));
        exchange.sendResponseHeaders(202, -1);
      }
    } catch (InterruptedException _) {
      throw new InterruptedIOException("the server is closing");
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
