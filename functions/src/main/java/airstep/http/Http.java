package airstep.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The one way out: every call to Airbyte and Slack goes through it, so that tests and the local
 * runtime can stand in for the network.
 */
public interface Http {

  /**
   * Sends the request once and waits for the whole answer, whatever its status.
   *
   * @throws java.net.ConnectException if there is no connection, so nothing was sent
   * @throws IOException if there is no whole answer within the request's timeout; what the request
   *     did at the other end is then unknown
   */
  Response send(Request request) throws IOException;

  /**
   * One request.
   *
   * @param method {@code GET}, {@code POST}, {@code DELETE}
   * @param headers names in the case they are sent in
   * @param body UTF-8 text, empty for none
   * @param timeout from the first byte sent to the last byte read
   */
  record Request(
      String method, URI uri, Map<String, String> headers, String body, Duration timeout) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** Nothing of what it carries: headers, body, and even the path may hold a secret. */
    @Override
    public String toString() {
      return method + " to " + uri.getHost();
    }
  }

  /**
   * One answer.
   *
   * @param headers names in lower case
   * @param body UTF-8 text, empty for none
   */
  record Response(int status, Map<String, String> headers, String body) {
    public Response {
      headers = Map.copyOf(headers);
    }
  }
}
