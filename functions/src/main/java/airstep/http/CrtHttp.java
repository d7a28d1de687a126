package airstep.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.crt.http.HttpHeader;

/**
 * {@link Http} over the client that the AWS SDK uses. A second HTTP client would add a second TLS
 * implementation to every cold start.
 *
 * <p>A function is frozen between invocations, and its kept connections may have been closed
 * meanwhile. A POST over such a connection would fail with an unknown effect. So only a GET uses
 * kept connections, and anything else has a connection of its own.
 */
public record CrtHttp(CrtClient client) implements Http {

  /** Far more than Airbyte or Slack send. Limits memory if an answer never ends. */
  static final int LARGEST_ANSWER = 16 * 1024 * 1024;

  @Override
  public Response send(Request request) throws IOException {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    boolean get = request.method().equals("GET");
    List<HttpHeader> headers = new ArrayList<>();
    headers.add(new HttpHeader("Host", request.uri().getRawAuthority()));
    request.headers().forEach((name, value) -> headers.add(new HttpHeader(name, value)));
    if (!get || body.length > 0) {
      headers.add(new HttpHeader("Content-Length", Integer.toString(body.length)));
    }
    CrtExchange exchange =
        new CrtExchange(
            CrtRequest.of(request.method(), request.uri(), headers, body), get, LARGEST_ANSWER);
    CrtExchange.Answer answer = exchange.run(client.acquire(request.uri(), get), request.timeout());
    return new Response(
        answer.status(),
        byName(answer.headers()),
        StandardCharsets.UTF_8.decode(answer.body()).toString());
  }

  /** Keeps the first of several with the same name. */
  private static Map<String, String> byName(List<HttpHeader> headers) {
    Map<String, String> all = new HashMap<>();
    for (HttpHeader header : headers) {
      all.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    return all;
  }
}
