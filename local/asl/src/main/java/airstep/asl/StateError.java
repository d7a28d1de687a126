package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.StateErrorText;
import airstep.asl.json.ObjectValue;

/**
 * The error of a state or an execution.
 *
 * @param error null only where a Fail state gives none
 * @param cause null if there is none
 */
record StateError(String error, String cause) {

  /** The end of an execution that has no error, or of one that timed out. */
  static final StateError NONE = new StateError(null, null);

  StateError {
    error = StateErrorText.error(error);
    cause = StateErrorText.cause(cause);
  }

  /** The name that {@code ErrorEquals} is compared with. */
  String name() {
    return error == null ? "" : error;
  }

  /** The fields of an event that reports it. */
  Detail[] details() {
    return new Detail[] {new Detail.Plain("error", error), new Detail.Plain("cause", cause)};
  }

  /** The Error Output of the language; a time-out has no cause, not an empty one. */
  ObjectValue output() {
    return ObjectValue.builder().put("Error", name()).put("Cause", cause).build();
  }
}
