package airstep.airbyte;

import airstep.http.Http;

/** A call that was sent, and what came back. */
record Sent(Call call, Http.Response response) {

  /** Airbyte's versions say in four ways that they do not know an application. */
  boolean notAccepted() {
    return switch (response.status()) {
      case 401 -> true;
      case 400, 403, 422 -> call.path().equals(Call.TOKEN);
      default -> false;
    };
  }
}
