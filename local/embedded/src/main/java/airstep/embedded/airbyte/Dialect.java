package airstep.embedded.airbyte;

import airstep.http.Http;

/** One of Airbyte's HTTP APIs over the same platform. */
interface Dialect {

  /** Where its paths start; no other dialect's base path begins with it. */
  String basePath();

  Http.Response answer(Http.Request request);
}
