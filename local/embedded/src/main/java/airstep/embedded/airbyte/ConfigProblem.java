package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Edition;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.util.UUID;

/**
 * Error responses of the Config API. An old one gives reasons and a stack, the current one only for
 * conflicts.
 */
record ConfigProblem(Generation generation, Edition edition) {

  Http.Response alreadyRunning(UUID connectionId) {
    return known(
        409,
        "A sync is already running for: " + connectionId,
        "errors.ValueConflictKnownException");
  }

  Http.Response notRunning() {
    return known(409, "Job is not currently running", "errors.ValueConflictKnownException");
  }

  /** An internal error: the status does not show that the cause is the connection. */
  Http.Response notActive() {
    return answer(
        500,
        "Internal Server Error: Can only sync an active connection",
        "java.lang.IllegalStateException");
  }

  Http.Response unknown(String what) {
    return edition == Edition.CLOUD && generation == Generation.CURRENT
        ? answer(403, "Forbidden", "errors.ForbiddenException")
        : answer(404, "Could not find " + what, "errors.IdNotFoundKnownException");
  }

  Http.Response unreadable(String field) {
    return answer(422, "The received object did not pass validation: " + field, "errors.Invalid");
  }

  private Http.Response answer(int status, String message, String exception) {
    return switch (generation) {
      case OLD -> known(status, message, exception);
      case CURRENT -> ApiProblem.errorId(status, message);
    };
  }

  private static Http.Response known(int status, String message, String exception) {
    var body = Replies.object();
    body.put("message", message).put("exceptionClassName", exception).putArray("exceptionStack");
    return Replies.json(status, body);
  }
}
