package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import airstep.vocabulary.json.JsonFields;

/** Error responses in Airbyte's two forms: a problem with a title, or only an error id. */
final class ApiProblem {

  private static final String REFERENCE = "https://reference.airbyte.com/reference/errors#";

  private ApiProblem() {}

  static Http.Response alreadyRunning(String connectionId) {
    String message = "A sync is already running for: " + connectionId;
    return conflict("try-again-later", "try-again-later", message);
  }

  /** Also the response for an inactive connection: Airbyte does not give the reason. */
  static Http.Response stateConflict(String message) {
    return conflict("409-state-conflict", "state-conflict", message);
  }

  static Http.Response notRunning() {
    return stateConflict("Job is not currently running");
  }

  static Http.Response forbidden() {
    String detail = "You don't have the permissions to do that";
    return problem(403, "forbidden", "forbidden", detail, new JsonFields());
  }

  static Http.Response notFound(String type, String id) {
    var data = new JsonFields().put("resourceType", type).put("resourceId", id);
    String title = "resource-not-found";
    return problem(404, title, title, "The resource was not found", data);
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
    return Replies.json(status, new JsonFields().put("errorId", NamedId.of(why).toString()));
  }

  private static Http.Response conflict(String anchor, String title, String message) {
    String detail = "The request conflicts with the state of the resource";
    return problem(409, anchor, title, detail, new JsonFields().put("message", message));
  }

  private static Http.Response problem(
      int status, String anchor, String title, String detail, JsonFields data) {
    return Replies.json(
        status,
        new JsonFields()
            .put("status", status)
            .put("type", REFERENCE + anchor)
            .put("title", title)
            .put("detail", detail)
            .put("data", data));
  }
}
