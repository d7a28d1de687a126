package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Edition;
import airstep.embedded.transport.Replies;
import airstep.http.Http;

/**
 * Error responses of the Config API. An old one gives reasons and a stack, the current one only for
 * conflicts.
 */
record ConfigProblem(Edition edition) {

  Http.Response conflict(String message) {
    return known(409, message, "errors.ValueConflictKnownException");
  }

  /** An internal error: the status does not show that the cause is the connection. */
  Http.Response notActive() {
    String message = "Internal Server Error: Can only sync an active connection";
    return answer(500, message, "java.lang.IllegalStateException");
  }

  ApiRefusal unknown(String what) {
    return new ApiRefusal(
        edition == Edition.CLOUD
            ? answer(403, "Forbidden", "errors.ForbiddenException")
            : answer(404, "Could not find " + what, "errors.IdNotFoundKnownException"));
  }

  Http.Response unreadable(String field) {
    return answer(422, "The received object did not pass validation: " + field, "errors.Invalid");
  }

  private Http.Response answer(int status, String message, String exception) {
    return edition == Edition.OLD
        ? known(status, message, exception)
        : ApiProblem.errorId(status, message);
  }

  private static Http.Response known(int status, String message, String exception) {
    var body = Replies.object();
    body.put("message", message).put("exceptionClassName", exception).putArray("exceptionStack");
    return Replies.json(status, body);
  }
}
