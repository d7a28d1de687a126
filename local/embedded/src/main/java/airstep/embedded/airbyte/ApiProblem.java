package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Error responses in Airbyte's two forms: a problem with a title, or only an error id. */
final class ApiProblem {

  private static final String REFERENCE = "https://reference.airbyte.com/reference/errors#";

  private ApiProblem() {}

  static Http.Response alreadyRunning(UUID connectionId) {
    return conflict(
        "try-again-later", "try-again-later", "A sync is already running for: " + connectionId);
  }

  /** Also the response for an inactive connection: Airbyte does not give the reason. */
  static Http.Response stateConflict() {
    return conflict("409-state-conflict", "state-conflict", "Could not fulfill request");
  }

  static Http.Response notRunning() {
    return conflict("409-state-conflict", "state-conflict", "Job is not currently running");
  }

  static Http.Response refreshUnsupported() {
    return problem(
        422,
        "unprocessable-entity",
        "unprocessable-entity",
        "The request could not be processed",
        message("Refreshes are not supported in the public API"));
  }

  static Http.Response forbidden() {
    return problem(
        403,
        "forbidden",
        "forbidden",
        "You don't have the permissions to do that",
        Replies.object());
  }

  static Http.Response notFound(String resourceType, String resourceId) {
    var data = Replies.object();
    data.put("resourceType", resourceType).put("resourceId", resourceId);
    return problem(
        404, "resource-not-found", "resource-not-found", "The resource was not found", data);
  }

  static Http.Response unauthorized() {
    return Replies.empty(401);
  }

  /** A body that cannot be read, or a bad field or parameter. */
  static Http.Response unreadable(String name) {
    return name.equals("body") ? errorId(422, "unreadable body") : errorId(400, "bad " + name);
  }

  static Http.Response unknownPath() {
    return errorId(404, "unknown path");
  }

  /** The id is derived from the reason, so that equal errors have equal responses. */
  static Http.Response errorId(int status, String why) {
    UUID id = UUID.nameUUIDFromBytes(why.getBytes(StandardCharsets.UTF_8));
    var body = Replies.object().put("errorId", id.toString());
    return Replies.json(status, body);
  }

  private static Http.Response conflict(String anchor, String title, String message) {
    String detail = "The request conflicts with the state of the resource";
    return problem(409, anchor, title, detail, message(message));
  }

  private static ObjectNode message(String text) {
    return Replies.object().put("message", text);
  }

  private static Http.Response problem(
      int status, String anchor, String title, String detail, ObjectNode data) {
    var body = Replies.object();
    body.put("status", status).put("type", REFERENCE + anchor).put("title", title);
    body.put("detail", detail).set("data", data);
    return Replies.json(status, body);
  }
}
