package airstep.page;

import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The API of Step Functions for programs on this machine, such as {@code aws stepfunctions
 * --endpoint-url}. They cannot send the token, so a web page in a browser has to be told from them:
 * the protocol's header and content type need a preflight, which is refused, and browsers name
 * themselves in {@code Origin} or {@code Sec-Fetch-Site}, which no program sends.
 */
record StatesRequests(Service service) {

  private static final String PROTOCOL = "application/x-amz-json-1.0";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LARGEST = 300_000;

  PageAnswer answer(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    if (headers.containsKey("Origin") || headers.containsKey("Sec-Fetch-Site")) {
      return PageAnswer.text(403, "This address is for programs. Open the one with the token.");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return PageAnswer.text(405, "This is the API of Step Functions: POST, with X-Amz-Target.");
    }
    if (!PROTOCOL.equals(headers.getFirst("Content-Type"))
        || !headers.containsKey("X-Amz-Target")) {
      return PageAnswer.text(415, "Send " + PROTOCOL + " with the header X-Amz-Target.");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return PageAnswer.text(
          413, "The largest request of Step Functions is " + LARGEST + " bytes.");
    }
    return answer(service.handle(request(headers, body)));
  }

  private static Http.Request request(Headers headers, byte[] body) {
    Map<String, String> first = new HashMap<>();
    headers.forEach((name, values) -> first.put(name, values.getFirst()));
    return new Http.Request(
        "POST",
        URI.create("https://states.us-east-1.amazonaws.com/"),
        first,
        new String(body, StandardCharsets.UTF_8),
        PATIENCE);
  }

  private static PageAnswer answer(Http.Response response) {
    return PageAnswer.json(response.status(), response.body()).with(response.headers());
  }
}
