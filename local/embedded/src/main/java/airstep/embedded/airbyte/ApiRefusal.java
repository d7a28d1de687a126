package airstep.embedded.airbyte;

import airstep.http.Http;

/** Ends the handling of a request early, with its answer. */
final class ApiRefusal extends RuntimeException {

  private final transient Http.Response answer;

  ApiRefusal(Http.Response answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Http.Response answer() {
    return answer;
  }
}
