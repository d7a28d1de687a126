package airstep.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Decides which part of the server may answer a request.
 *
 * <p>The page needs the token in the path. The API of Step Functions has no room for it; see {@link
 * StatesRequests} for what it needs instead.
 */
record Exchanges(
    Hosts hosts,
    PageToken token,
    PageRequests page,
    PageChanges changes,
    Optional<StatesRequests> states)
    implements HttpHandler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private PageAnswer answer(HttpExchange exchange) throws IOException {
    if (!hosts.has(exchange.getRequestHeaders().getFirst("Host"))) {
      return PageAnswer.text(421, "This server answers to 127.0.0.1 and localhost only.");
    }
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/") && states.isPresent()) {
      return states.get().answer(exchange);
    }
    List<String> parts = List.of(path.split("/", 3));
    if (parts.size() < 3 || !token.is(parts.get(1))) {
      return PageAnswer.text(
          403, "This is not the address that ./airstep ui has printed: the token is missing.");
    }
    if (PageChanges.has(parts.get(2))) {
      return changes.answer(parts.get(2), exchange);
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return PageAnswer.text(405, "This can only be read.");
    }
    return page.answer(parts.get(2), exchange.getRequestURI().getRawQuery());
  }

  private static void send(HttpExchange exchange, PageAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
