package airstep.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * {@link Http} over the client that the AWS SDK uses. A second HTTP client would add a second TLS
 * implementation to every cold start.
 */
public final class CrtHttp implements Http {

  /** Far more than Airbyte or Slack send. Limits memory if an answer never ends. */
  static final int LARGEST_ANSWER = 16 * 1024 * 1024;

  private static final String NO_CONNECTION = "An exception occurred when acquiring a connection";

  private final SdkHttpClient shared;
  private final Supplier<SdkHttpClient> fresh;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * Sends a GET over the shared client, and anything else over a new one.
   *
   * <p>A function is frozen between invocations, and its kept connections may have been closed
   * meanwhile. A POST over such a connection would fail with an unknown effect, so it always uses a
   * new one.
   *
   * @param shared keeps connections open
   * @param fresh creates a client without open connections, closed after one request
   */
  public CrtHttp(SdkHttpClient shared, Supplier<SdkHttpClient> fresh) {
    this.shared = shared;
    this.fresh = fresh;
    this.timer = new ScheduledThreadPoolExecutor(1, CrtHttp::daemon);
    this.timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Response send(Request request) throws IOException {
    if (request.method().equals("GET")) {
      return send(request, shared);
    }
    try (SdkHttpClient client = fresh.get()) {
      return send(request, client);
    }
  }

  private Response send(Request request, SdkHttpClient client) throws IOException {
    Exchange exchange = new Exchange(client.prepareRequest(sdkRequest(request)));
    // Repeated every second, because an abort between the phases of an exchange is lost.
    Future<?> deadline =
        timer.scheduleWithFixedDelay(
            exchange::abort, request.timeout().toMillis(), 1000, TimeUnit.MILLISECONDS);
    try {
      return exchange.run();
    } catch (IOException | RuntimeException e) {
      if (exchange.aborted) {
        throw new SocketTimeoutException(
            "no complete answer within " + request.timeout().toMillis() / 1000.0 + " s");
      }
      if (sentNothing(e)) {
        throw new ConnectException(cause(e).getMessage());
      }
      throw new IOException(cause(e).getMessage(), e);
    } finally {
      deadline.cancel(false);
    }
  }

  /** The client has no timeout for a whole exchange, so a timer aborts it. */
  private static final class Exchange {

    private final ExecutableHttpRequest call;
    private volatile AbortableInputStream body;
    private volatile boolean aborted;

    Exchange(ExecutableHttpRequest call) {
      this.call = call;
    }

    Response run() throws IOException {
      HttpExecuteResponse response = call.call();
      body = response.responseBody().orElse(null);
      String text = body == null ? "" : text(body);
      Map<String, String> headers = new HashMap<>();
      response
          .httpResponse()
          .headers()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      return new Response(response.httpResponse().statusCode(), headers, text);
    }

    private static String text(InputStream body) throws IOException {
      try (body) {
        byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
          throw new IOException("the answer is longer than 16 MiB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }

    void abort() {
      aborted = true;
      call.abort();
      AbortableInputStream reading = body;
      if (reading != null) {
        reading.abort();
      }
    }
  }

  private static HttpExecuteRequest sdkRequest(Request request) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    SdkHttpFullRequest.Builder builder =
        SdkHttpFullRequest.builder()
            .uri(request.uri())
            .method(SdkHttpMethod.fromValue(request.method()))
            // The client would omit the port.
            .putHeader("Host", request.uri().getRawAuthority());
    request.headers().forEach(builder::putHeader);
    HttpExecuteRequest.Builder execute = HttpExecuteRequest.builder();
    if (body.length > 0) {
      builder.putHeader("Content-Length", Integer.toString(body.length));
      execute.contentStreamProvider(() -> new ByteArrayInputStream(body));
    } else if (!request.method().equals("GET")) {
      builder.putHeader("Content-Length", "0");
    }
    return execute.request(builder.build()).build();
  }

  /**
   * Returns whether the client got no connection. After any other error, the request may have been
   * sent.
   */
  private static boolean sentNothing(Throwable e) {
    return e != null
        && (e instanceof ConnectException
            || e instanceof SSLHandshakeException
            || (e.getMessage() != null && e.getMessage().endsWith(NO_CONNECTION))
            || sentNothing(e.getCause()));
  }

  /** Returns the network's message, which the client wraps. */
  private static Throwable cause(Throwable e) {
    return e.getCause() == null ? e : cause(e.getCause());
  }

  private static Thread daemon(Runnable runnable) {
    Thread thread = new Thread(runnable, "http-deadline");
    thread.setDaemon(true);
    return thread;
  }
}
