package airstep.airbyte;

import airstep.http.RetryPause;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * Sends calls to one Airbyte and reads their answers. A read is tried three times, a change once.
 */
record AirbyteCalls(AirbyteSession session, RetryPause pause) {

  static final Duration GET_TIMEOUT = Duration.ofSeconds(20);

  /** A cancel blocks until Airbyte's workflow for the connection has stopped. */
  static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(90);

  private static final int TRIES = 3;

  /** Sends a GET and reads its answer. */
  <T> T get(String path, String query, Function<JsonObject, T> read) {
    return answer(new Call("GET", path, query, "", GET_TIMEOUT, true), read);
  }

  /** Sends a POST that changes nothing and reads its answer. */
  <T> T ask(String path, Map<String, ?> body, Function<JsonObject, T> read) {
    return answer(new Call("POST", path, "", Json.write(body), GET_TIMEOUT, true), read);
  }

  /** Sends a change once and reads its answer. */
  <T> T post(String path, Map<String, ?> body, Duration timeout, Function<JsonObject, T> read) {
    return read(new Call("POST", path, "", Json.write(body), timeout, false), 1, read);
  }

  /** Sends a change once and reads its answer. */
  <T> T delete(String path, Duration timeout, Function<JsonObject, T> read) {
    return read(new Call("DELETE", path, "", "", timeout, false), 1, read);
  }

  /** Retries after an unusable answer, as after a missing one. */
  private <T> T answer(Call question, Function<JsonObject, T> read) {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(question, attempt, read);
      } catch (AirbyteUnavailableException e) {
        if (attempt == TRIES) {
          throw e;
        }
        pause.pause(Duration.ofSeconds(attempt));
      }
    }
  }

  private <T> T read(Call call, int attempt, Function<JsonObject, T> read) {
    JsonObject answer = session.send(call, attempt);
    try {
      return read.apply(answer);
    } catch (MissingFieldException e) {
      throw new AirbyteUnavailableException(
          "Airbyte answered "
              + call.name(session.address())
              + " with unexpected content: "
              + e.getMessage());
    }
  }
}
