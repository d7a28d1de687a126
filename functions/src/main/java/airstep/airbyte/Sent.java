package airstep.airbyte;

import airstep.http.Http;

/** A call and its answer. */
record Sent(Call call, Http.Response response) {

  /** Airbyte's versions reject an application in four different ways. */
  boolean notAccepted() {
    return switch (response.status()) {
      case 401 -> true;
      case 400, 403, 422 -> call.path().equals(Call.TOKEN);
      default -> false;
    };
  }
}
