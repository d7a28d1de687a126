package airstep.asl;

import airstep.asl.definition.StateErrorText;
import airstep.asl.json.ObjectValue;

/**
 * What a state failed with.
 *
 * @param error null only where a Fail state gives none
 * @param cause null if there is none
 */
record StateError(String error, String cause) {

  StateError {
    error = StateErrorText.error(error);
    cause = StateErrorText.cause(cause);
  }

  /** The name to look for in {@code ErrorEquals}. */
  String name() {
    return error == null ? "" : error;
  }

  /** The Error Output of the language; a time-out has no cause, not an empty one. */
  ObjectValue output() {
    return ObjectValue.builder().put("Error", name()).put("Cause", cause).build();
  }
}
