package airstep.asl;

import airstep.asl.definition.ErrorText;
import airstep.asl.json.JsonObject;

/**
 * What a state failed with.
 *
 * @param error null only where a Fail state gives none
 * @param cause null if there is none
 */
record StateError(String error, String cause) {

  StateError {
    error = ErrorText.error(error);
    cause = ErrorText.cause(cause);
  }

  /** The name to look for in {@code ErrorEquals}. */
  String name() {
    return error == null ? "" : error;
  }

  /** The Error Output of the language; a time-out has no cause, not an empty one. */
  JsonObject output() {
    return JsonObject.builder().put("Error", name()).put("Cause", cause).build();
  }
}
