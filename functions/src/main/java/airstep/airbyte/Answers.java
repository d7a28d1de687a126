package airstep.airbyte;

import airstep.http.Http;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.util.Set;

/** What Airbyte's answers mean: an object, or one of three exceptions. */
final class Answers {

  /**
   * A connection's streams with all their fields, as either API calls them, and the logs that the
   * older one sends along: nearly all of an answer, and needed by no step.
   */
  static final Set<String> UNREAD = Set.of("configurations", "syncCatalog", "logs", "stacktrace");

  private final String secretName;
  private final ErrorText errors;

  Answers(String secretName, ErrorText errors) {
    this.secretName = secretName;
    this.errors = errors;
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
        String message = said + " with no JSON, but: " + elsewhere(response);
        // What an unreadable answer to a change did is unknown; to a question it says: wrong place.
        throw question
            ? new AirbyteRefusedException(status, message)
            : new AirbyteUnavailableException(status, message);
      }
    }
    if (status >= 300 && status < 400) {
      throw new AirbyteRefusedException(status, said + ": " + elsewhere(response));
    }
    if (status == 404 && !errors.isProblem(response.body())) {
      // Airbyte says 404 in JSON. Whoever says it otherwise is not the API.
      throw new AirbyteRefusedException(
          status, said + " with no JSON, but: " + elsewhere(response));
    }
    String message = said + ": " + errors.of(response.body());
    if (status == 425 || status == 429) {
      throw AirbyteUnavailableException.doneNothing(message);
    }
    if (passes(status)) {
      throw new AirbyteUnavailableException(status, message);
    }
    if (status == 409 && !question) {
      throw new AirbyteConflictException(message);
    }
    throw new AirbyteRefusedException(status, message);
  }

  private String elsewhere(Http.Response response) {
    return errors.excerpt(response.body())
        + ". Is `api_url` in secret "
        + secretName
        + " the address of an API, such as https://<your Airbyte>/api/public/v1, or /api/v1 of an"
        + " old one?";
  }

  /** Whether what the status says may be over the next time. */
  private static boolean passes(int status) {
    return status == 408 || status >= 500;
  }
}
