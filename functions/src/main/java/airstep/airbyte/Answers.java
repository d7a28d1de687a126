package airstep.airbyte;

import airstep.airbyte.AirbyteRefusedException.Answerer;
import airstep.http.Http;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Interprets Airbyte's answers: an object, or one of three exceptions. */
record Answers(ErrorText errors) {

  /**
   * Fields that no step needs but that make up most of an answer: a connection's streams, and the
   * logs that the older API includes.
   */
  static final Set<String> UNREAD = Set.of("configurations", "syncCatalog", "logs", "stacktrace");

  private static final String ERROR_ID = "errorId ";

  /**
   * Returns the object in the answer.
   *
   * @throws AirbyteUnavailableException if a retry may help; the effect of the call is unknown
   * @throws AirbyteConflictException if a change was answered with 409
   * @throws AirbyteRefusedException if a retry cannot help
   */
  JsonObject object(Address address, Call call, Http.Response response) {
    int status = response.status();
    String said = "Airbyte answered " + status + " to " + call.name(address);
    Optional<JsonObject> object = Json.objectIn(response.body(), UNREAD);
    if (status >= 200 && status < 300) {
      if (object.isPresent()) {
        return object.get();
      }
      // After an unreadable answer, the effect of a change is unknown; for a read, the address is
      // wrong.
      throw call.question()
          ? elsewhere(address, call, response)
          : new AirbyteUnavailableException(
              status, said + " with something other than JSON: " + errors.excerpt(response.body()));
    }
    boolean missing = status == 404 || status == 405;
    boolean silent = response.body().isBlank();
    if ((status >= 300 && status < 400) || (missing && !silent && object.isEmpty())) {
      // Airbyte answers 404 with JSON or an empty body. Any other 404 is not from the API.
      throw elsewhere(address, call, response);
    }
    String words = errors.of(response.body());
    boolean onlyId = words.startsWith(ERROR_ID);
    String errorId = onlyId ? words.substring(ERROR_ID.length()) : "";
    String message = said + ": " + (silent || onlyId ? meaning(status) : words);
    String whole = onlyId ? message + " (" + words + ")" : message;
    if (status == 425 || status == 429) {
      throw AirbyteUnavailableException.doneNothing(whole);
    }
    if (status == 408 || status >= 500) {
      throw new AirbyteUnavailableException(status, whole);
    }
    if (status == 409 && !call.question()) {
      throw new AirbyteConflictException(whole);
    }
    boolean unsure = missing && object.filter(Answers::namesResource).isEmpty();
    throw new AirbyteRefusedException(
        status, unsure ? Answerer.UNSURE : Answerer.AIRBYTE, message, errorId);
  }

  private AirbyteRefusedException elsewhere(Address address, Call call, Http.Response response) {
    String answered =
        "%s to %s with something other than JSON: %s"
            .formatted(response.status(), call.name(address), errors.excerpt(response.body()));
    return AirbyteRefusedException.byOther(response.status(), address.wrong(answered));
  }

  /** Returns whether Airbyte reports a missing resource, not a missing endpoint. */
  private static boolean namesResource(JsonObject problem) {
    return problem.text("exceptionClassName").isPresent()
        || problem.text("title").filter("resource-not-found"::equals).isPresent()
        || problem.object("data").flatMap(data -> data.text("resourceType")).isPresent();
  }

  /** Explains the status if Airbyte gives only an error id. */
  private static String meaning(int status) {
    return switch (status) {
      case 400, 422 -> "the request is invalid";
      case 403 -> "the credentials lack permission for this";
      case 404 -> "it does not exist, or the credentials cannot see it";
      case 409 -> "the current state does not allow this";
      case 425, 429 -> "too many requests";
      default -> status >= 500 ? "an internal error in Airbyte" : "no reason given";
    };
  }
}
