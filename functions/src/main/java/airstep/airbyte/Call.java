package airstep.airbyte;

import airstep.http.Http;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call to Airbyte, without credentials.
 *
 * @param query the query with its question mark, or empty
 * @param question whether it is a read
 */
record Call(
    String method, String path, String query, String body, Duration timeout, boolean question) {

  /** The endpoint that issues tokens to an application. */
  static final String TOKEN = "/applications/token";

  /** Returns its name in messages, such as {@code GET /v1/jobs/1}. */
  String name(Address address) {
    return method + " " + address.base().getPath() + path;
  }

  /** Returns whether an answer rejects the credentials: an application in four different ways. */
  boolean rejectedBy(int status) {
    return status == 401 || (path.equals(TOKEN) && Set.of(400, 403, 422).contains(status));
  }

  /** Builds the request to the API at an address, with the authorization header if given. */
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
