package airstep.embedded.airbyte;

import airstep.http.Http;

/** Ends the handling of a request early, with its answer. */
final class Refusal extends RuntimeException {

  private final transient Http.Response answer;

  Refusal(Http.Response answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Http.Response answer() {
    return answer;
  }
}
