package airstep.embedded.airbyte;

import airstep.http.Http;
import airstep.vocabulary.json.JsonFields;

/** One of Airbyte's HTTP APIs over the same platform. */
interface Dialect {

  /** The start of its paths; no other dialect's base path begins with it. */
  String basePath();

  /** Whether this Airbyte lacks a call that others have, even before any check of credentials. */
  default boolean isMissing(String call) {
    return false;
  }

  Http.Response health();

  /** The response with an access token that is valid for this many seconds. */
  JsonFields token(String issued, long seconds);

  /** The status of the response to wrong credentials. */
  int wrongCredentials();

  /**
   * Answers a call of a caller with the right login.
   *
   * @param call the method and the path without the base path, such as {@code GET/jobs}
   */
  Http.Response answer(String call, Http.Request request);
}
