package airstep.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.crt.CrtRuntimeException;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpHeaderBlock;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;

/**
 * One request and its answer, on one connection. It is sent once.
 *
 * <p>CRT calls the handler's methods in a thread of its own.
 */
final class CrtExchange implements HttpStreamResponseHandler {

  private static final int SERVER_ERROR = 500;

  private final HttpRequest request;
  private final boolean kept;
  private final int largest;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final List<HttpHeader> headers = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private HttpClientConnection connection;

  /** A complete answer. */
  record Answer(int status, List<HttpHeader> headers, ByteBuffer body) {}

  /**
   * Prepares the exchange.
   *
   * @param kept whether another exchange may use the connection afterwards
   * @param largest the number of bytes of the longest body that is read
   */
  CrtExchange(HttpRequest request, boolean kept, int largest) {
    this.request = request;
    this.kept = kept;
    this.largest = largest;
  }

  /**
   * Sends the request and waits for the complete answer.
   *
   * @param acquired the connection to send it on, when there is one
   * @throws ConnectException if there is no connection, so nothing was sent
   * @throws SocketTimeoutException if there is no complete answer in time
   */
  Answer run(CompletableFuture<HttpClientConnection> acquired, Duration timeout)
      throws IOException {
    var _ = acquired.whenComplete(this::start);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      IOException late =
          new SocketTimeoutException(
              "no complete answer within " + timeout.toMillis() / 1000.0 + " s");
      abort(late);
      throw late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      IOException interrupted = new IOException("the request was interrupted", e);
      abort(interrupted);
      throw interrupted;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    }
  }

  /** Ends the exchange and closes its connection, if it still waits for its answer. */
  void abort(IOException why) {
    if (answer.completeExceptionally(why)) {
      close();
    }
  }

  private synchronized void close() {
    if (connection != null) {
      connection.shutdown();
    }
  }

  private void start(HttpClientConnection acquired, Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(new ConnectException(failure.getMessage()));
      return;
    }
    synchronized (this) {
      connection = acquired;
    }
    if (answer.isDone()) {
      release(true);
      return;
    }
    try {
      connection.makeRequest(request, this).activate();
    } catch (CrtRuntimeException | IllegalStateException e) {
      // CRT throws either if the connection has just been closed.
      release(false);
      answer.completeExceptionally(new IOException(e.getMessage(), e));
    }
  }

  @Override
  public void onResponseHeaders(HttpStream stream, int status, int block, HttpHeader[] some) {
    if (block == HttpHeaderBlock.MAIN.getValue()) {
      headers.addAll(List.of(some));
    }
  }

  @Override
  public int onResponseBody(HttpStream stream, byte[] bytes) {
    if (bytes.length > largest - body.size()) {
      abort(new IOException("the answer is longer than " + largest / 1024 / 1024 + " MiB"));
    } else {
      body.writeBytes(bytes);
    }
    return bytes.length;
  }

  @Override
  public void onResponseComplete(HttpStream stream, int error) {
    int status = error == 0 ? stream.getResponseStatusCode() : 0;
    stream.close();
    release(error == 0 && status < SERVER_ERROR);
    if (error == 0) {
      answer.complete(new Answer(status, headers, ByteBuffer.wrap(body.toByteArray())));
    } else {
      answer.completeExceptionally(new IOException(new HttpException(error).getMessage()));
    }
  }

  /** Before the answer is known, so that whoever receives it does not meet this connection. */
  private synchronized void release(boolean sound) {
    if (!kept || !sound) {
      connection.shutdown();
    }
    connection.close();
    connection = null;
  }
}
