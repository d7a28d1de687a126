package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Access;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;

/**
 * Error answers of the Config API: an old one gives its reasons and its stack, today's keeps them
 * to itself but for a conflict's.
 */
record ConfigProblem(Generation generation, Access access) {

  Http.Response alreadyRunning(UUID connectionId) {
    return known(
        409,
        "A sync is already running for: " + connectionId,
        "errors.ValueConflictKnownException");
  }

  Http.Response notRunning() {
    return known(409, "Job is not currently running", "errors.ValueConflictKnownException");
  }

  /** An error like any other: nothing in the status says that it is the connection's own. */
  Http.Response notActive() {
    return answer(
        500,
        "Internal Server Error: Can only sync an active connection",
        "java.lang.IllegalStateException");
  }

  Http.Response unknown(String what) {
    return access == Access.SCOPED_USER && generation == Generation.CURRENT
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
    var body = JsonNodeFactory.instance.objectNode();
    body.put("message", message).put("exceptionClassName", exception).putArray("exceptionStack");
    return Replies.json(status, body);
  }
}
