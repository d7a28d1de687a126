package airstep.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Sends every request to Airbyte and Slack, so that tests and the local runtime can replace the
 * network.
 */
public interface Http {

  /**
   * Sends the request once and waits for the complete answer, with any status.
   *
   * @throws java.net.ConnectException if the connection failed, so nothing was sent
   * @throws IOException if there is no complete answer within the timeout; the effect of the
   *     request is then unknown
   */
  Response send(Request request) throws IOException;

  /**
   * A request.
   *
   * @param method {@code GET}, {@code POST}, {@code DELETE}
   * @param headers names as they are sent
   * @param body UTF-8 text, empty for none
   * @param timeout from the first byte sent to the last byte read
   */
  record Request(
      String method, URI uri, Map<String, String> headers, String body, Duration timeout) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** Shows none of its content: headers, body and even the path may contain a secret. */
    @Override
    public String toString() {
      return method + " to " + uri.getHost();
    }
  }

  /**
   * An answer.
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
