package airstep.airbyte;

import airstep.airbyte.AirbyteRefusedException.Answerer;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.util.Set;
import java.util.function.Supplier;

/** What Airbyte's answers mean: an object, or one of three exceptions. */
final class Answers {

  /**
   * A connection's streams with all their fields, as either API calls them, and the logs that the
   * older one sends along: nearly all of an answer, and needed by no step.
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
   * The object that the answer holds.
   *
   * @param call as a message names it, such as {@code GET /v1/jobs/1}
   * @param question whether it changed nothing
   * @throws AirbyteUnavailableException if asking again may help; what the call did is unknown
   * @throws AirbyteConflictException if it is a 409 to a change
   * @throws AirbyteRefusedException if asking again will not help
   */
  JsonObject object(String call, boolean question, Http.Response response) {
    int status = response.status();
    String said = "Airbyte answered " + status + " to " + call;
    if (status >= 200 && status < 300) {
      try {
        return Json.readObject(response.body(), UNREAD);
      } catch (MalformedJsonException _) {
        // What an unreadable answer to a change did is unknown; to a question it says: wrong place.
        if (question) {
          throw elsewhere(call, response);
        }
        throw new AirbyteUnavailableException(
            status, said + " with no JSON, but: " + errors.excerpt(response.body()));
      }
    }
    if ((status >= 300 && status < 400)
        || ((status == 404 || status == 405) && !errors.isObjectOrNothing(response.body()))) {
      // Airbyte says 404 in JSON, or without a word. Whoever says it otherwise is not the API.
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
            + " with no JSON, but: "
            + errors.excerpt(response.body());
    return new AirbyteRefusedException(
        response.status(), Answerer.OTHER, wrongAddress.words(address.get(), answered), "");
  }

  /** What Airbyte means by that status, where it gives nothing but the id of an error. */
  private static String meaning(int status) {
    return switch (status) {
      case 400, 422 -> "it does not take what was sent";
      case 403 -> "this key may not do that";
      case 404 -> "it does not know what was asked for, or does not let this key see it";
      case 409 -> "it cannot do that as things are";
      case 425, 429 -> "it is asked too often";
      default -> status >= 500 ? "something broke in Airbyte itself" : "it gives no reason";
    };
  }

  /** Whether what the status says may be over the next time. */
  private static boolean passes(int status) {
    return status == 408 || status >= 500;
  }
}
