package airstep.airbyte;

import airstep.http.Http;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent to an Airbyte, apart from who sends it.
 *
 * @param query with its question mark, or empty
 * @param question whether it changes nothing
 */
record Call(
    String method, String path, String query, String body, Duration timeout, boolean question) {

  /** An application is given its tokens there. */
  static final String TOKEN = "/applications/token";

  /** The call to the API at that address, with that header's value if there is one. */
  Http.Request request(URI base, Optional<String> authorization) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "airstep");
    if (!body.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    authorization.ifPresent(value -> headers.put("Authorization", value));
    return new Http.Request(method, URI.create(base + path + query), headers, body, timeout);
  }
}
