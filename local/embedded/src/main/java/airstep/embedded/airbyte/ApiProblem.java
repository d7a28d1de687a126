package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Error answers in Airbyte's two forms: a problem with a title, or nothing but an error id. */
final class ApiProblem {

  private static final String REFERENCE = "https://reference.airbyte.com/reference/errors#";

  private ApiProblem() {}

  static Http.Response alreadyRunning(UUID connectionId) {
    return conflict(
        "try-again-later", "try-again-later", "A sync is already running for: " + connectionId);
  }

  /** Also what an inactive connection gives: Airbyte keeps the true reason to itself. */
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
        JsonNodeFactory.instance.objectNode());
  }

  static Http.Response notFound(String resourceType, String resourceId) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("resourceType", resourceType).put("resourceId", resourceId);
    return problem(
        404, "resource-not-found", "resource-not-found", "The resource was not found", data);
  }

  static Http.Response unauthorized() {
    return Replies.empty(401);
  }

  static Http.Response badRequest(String why) {
    return errorId(400, why);
  }

  static Http.Response unreadableBody() {
    return errorId(422, "unreadable body");
  }

  static Http.Response wrongCredentials(int status) {
    return errorId(status, "wrong credentials");
  }

  static Http.Response unknownPath() {
    return errorId(404, "unknown path");
  }

  /** The reason goes into the id only, so that equal faults give equal answers. */
  static Http.Response errorId(int status, String why) {
    UUID id = UUID.nameUUIDFromBytes(why.getBytes(StandardCharsets.UTF_8));
    var body = JsonNodeFactory.instance.objectNode().put("errorId", id.toString());
    return Replies.json(status, body);
  }

  private static Http.Response conflict(String anchor, String title, String message) {
    String detail = "The request conflicts with the state of the resource";
    return problem(409, anchor, title, detail, message(message));
  }

  private static ObjectNode message(String text) {
    return JsonNodeFactory.instance.objectNode().put("message", text);
  }

  private static Http.Response problem(
      int status, String anchor, String title, String detail, ObjectNode data) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("status", status).put("type", REFERENCE + anchor).put("title", title);
    body.put("detail", detail).set("data", data);
    return Replies.json(status, body);
  }
}
