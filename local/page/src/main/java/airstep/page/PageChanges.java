package airstep.page;

import airstep.json.Json;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The requests that change something. They need more than the token: a browser must say that they
 * come from this page, with a content type that a page of another site cannot send without a
 * preflight, which is refused.
 */
record PageChanges(PauseActions pauses, RetryActions retries) {

  private static final String TYPE = "application/json";
  private static final int LARGEST = 10_000;

  /**
   * Returns whether a path is that of a change.
   *
   * @param path what follows the token
   */
  static boolean has(String path) {
    String[] parts = path.split("/", -1);
    return parts.length == 3 && (isPause(parts) || isRetry(parts));
  }

  private static boolean isPause(String[] parts) {
    return parts[0].equals("flow") && PauseActions.has(parts[2]);
  }

  private static boolean isRetry(String[] parts) {
    return parts[0].equals("run") && parts[2].equals("retry");
  }

  PageAnswer answer(String path, HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    if (!exchange.getRequestMethod().equals("POST")) {
      return PageFailure.answer(405, "this address changes something: it takes POST");
    }
    if (!isFromThePage(headers)) {
      return PageFailure.answer(403, "only the page that ./airstep ui has opened can change this");
    }
    if (!TYPE.equals(headers.getFirst("Content-Type"))) {
      return PageFailure.answer(415, "send " + TYPE);
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return PageFailure.answer(413, "the largest request has " + LARGEST + " bytes");
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return PageFailure.orAnswer(() -> change(path.split("/", -1), text));
  }

  private JsonFields change(String[] parts, String body) {
    JsonObject asked =
        Json.objectIn(body).orElseThrow(() -> new WrongRequestException("send a JSON object"));
    return isRetry(parts) ? retries.start(parts[1], asked) : pauses.act(parts[2], parts[1], asked);
  }

  /** The Host has been checked before. */
  private static boolean isFromThePage(Headers headers) {
    String origin = headers.getFirst("Origin");
    String site = headers.getFirst("Sec-Fetch-Site");
    return ("http://" + headers.getFirst("Host")).equals(origin)
        && (site == null || site.equals("same-origin"));
  }
}
