package airstep.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The HTTP client for all requests of a step: those of the AWS SDK, and through {@link CrtHttp} all
 * others.
 *
 * <p>Plain http never uses a proxy, which could read the key. Encrypted requests use the proxy in
 * {@code https_proxy} as a tunnel.
 */
public final class CrtClient implements SdkHttpClient {

  /** No function runs longer. The SDK has its own timeout, which aborts a request. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

  private final CrtPools pools;

  private CrtClient(CrtPools pools) {
    this.pools = pools;
  }

  /**
   * Creates a client without open connections.
   *
   * @throws IllegalStateException if {@code https_proxy} is not a URL
   */
  public static CrtClient open() {
    return open(System.getenv());
  }

  /** Creates a client with another environment. */
  static CrtClient open(Map<String, String> environment) {
    return new CrtClient(new CrtPools(HttpsProxy.of(environment)));
  }

  /** Acquires a connection to the server of a URL, see {@link CrtPools.Key}. */
  CompletableFuture<HttpClientConnection> acquire(URI uri, boolean kept) {
    return pools.acquire(CrtPools.Key.of(uri, kept));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest execute) {
    SdkHttpRequest request = execute.httpRequest();
    byte[] body = execute.contentStreamProvider().map(CrtClient::bytes).orElse(new byte[0]);
    List<HttpHeader> headers = new ArrayList<>();
    request.forEachHeader(
        (name, values) -> values.forEach(value -> headers.add(new HttpHeader(name, value))));
    URI uri = request.getUri();
    if (request.firstMatchingHeader("Host").isEmpty()) {
      headers.add(new HttpHeader("Host", uri.getRawAuthority()));
    }
    if (body.length > 0 && request.firstMatchingHeader("Content-Length").isEmpty()) {
      headers.add(new HttpHeader("Content-Length", Integer.toString(body.length)));
    }
    return new Prepared(
        new CrtExchange(
            CrtRequest.of(request.method().name(), uri, headers, body), true, Integer.MAX_VALUE),
        this,
        uri);
  }

  private static byte[] bytes(ContentStreamProvider content) {
    try (InputStream stream = content.newStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request of the SDK, of which a retry is another one. */
  private record Prepared(CrtExchange exchange, CrtClient client, URI uri)
      implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
      CrtExchange.Answer answer = exchange.run(client.acquire(uri, true), LONGEST_CALL);
      SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(answer.status());
      answer.headers().forEach(it -> head.appendHeader(it.getName(), it.getValue()));
      HttpExecuteResponse.Builder response = HttpExecuteResponse.builder().response(head.build());
      if (answer.body().hasRemaining()) {
        response.responseBody(
            AbortableInputStream.create(new ByteArrayInputStream(answer.body().array())));
      }
      return response.build();
    }

    @Override
    public void abort() {
      exchange.abort(new IOException("the request was aborted"));
    }
  }

  @Override
  public String clientName() {
    return "AwsCommonRuntime";
  }

  @Override
  public void close() {
    pools.close();
  }
}
