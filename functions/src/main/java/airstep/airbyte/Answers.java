package airstep.airbyte;

import airstep.airbyte.AirbyteRefusedException.Answerer;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.util.Set;
import java.util.function.Supplier;

/** Interprets Airbyte's answers: an object, or one of three exceptions. */
final class Answers {

  /**
   * Fields that no step needs but that make up most of an answer: a connection's streams, and the
   * logs that the older API includes.
   */
  static final Set<String> UNREAD = Set.of("configurations", "syncCatalog", "logs", "stacktrace");

  private static final String ERROR_ID = "errorId ";

  private final ErrorText errors;
  private final WrongAddress wrongAddress;
  private final Supplier<Address> address;

  Answers(ErrorText errors, WrongAddress wrongAddress, Supplier<Address> address) {
    this.errors = errors;
    this.wrongAddress = wrongAddress;
    this.address = address;
  }

  /**
   * Returns the object in the answer.
   *
   * @param call the name of the call in messages, such as {@code GET /v1/jobs/1}
   * @param question whether the call was a read
   * @throws AirbyteUnavailableException if a retry may help; the effect of the call is unknown
   * @throws AirbyteConflictException if a change was answered with 409
   * @throws AirbyteRefusedException if a retry cannot help
   */
  JsonObject object(String call, boolean question, Http.Response response) {
    int status = response.status();
    String said = "Airbyte answered " + status + " to " + call;
    if (status >= 200 && status < 300) {
      try {
        return Json.readObject(response.body(), UNREAD);
      } catch (MalformedJsonException _) {
        // After an unreadable answer, the effect of a change is unknown; for a read, the address is
        // wrong.
        if (question) {
          throw elsewhere(call, response);
        }
        throw new AirbyteUnavailableException(
            status, said + " with something other than JSON: " + errors.excerpt(response.body()));
      }
    }
    if ((status >= 300 && status < 400)
        || ((status == 404 || status == 405) && !errors.isObjectOrNothing(response.body()))) {
      // Airbyte answers 404 with JSON or an empty body. Any other 404 is not from the API.
      throw elsewhere(call, response);
    }
    String words = errors.of(response.body());
    boolean onlyId = words.startsWith(ERROR_ID);
    boolean silent = onlyId || response.body().isBlank();
    String errorId = onlyId ? words.substring(ERROR_ID.length()) : "";
    String message = said + ": " + (silent ? meaning(status) : words);
    String whole = onlyId ? message + " (" + words + ")" : message;
    if (status == 425 || status == 429) {
      throw AirbyteUnavailableException.doneNothing(whole);
    }
    if (passes(status)) {
      throw new AirbyteUnavailableException(status, whole);
    }
    if (status == 409 && !question) {
      throw new AirbyteConflictException(whole);
    }
    boolean unsure = (status == 404 || status == 405) && !errors.namesResource(response.body());
    throw new AirbyteRefusedException(
        status, unsure ? Answerer.UNSURE : Answerer.AIRBYTE, message, errorId);
  }

  private AirbyteRefusedException elsewhere(String call, Http.Response response) {
    String answered =
        response.status()
            + " to "
            + call
            + " with something other than JSON: "
            + errors.excerpt(response.body());
    return new AirbyteRefusedException(
        response.status(), Answerer.OTHER, wrongAddress.words(address.get(), answered), "");
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

  /** Returns whether the status may be temporary. */
  private static boolean passes(int status) {
    return status == 408 || status >= 500;
  }
}
