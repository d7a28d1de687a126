package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.ErrorNames;
import airstep.asl.json.ObjectValue;

/**
 * The error of a state or an execution. Texts that are too long for AWS are cut.
 *
 * @param error null only where a Fail state gives none
 * @param cause null if there is none
 */
record StateError(String error, String cause) {

  /** The end of an execution that has no error, or of one that timed out. */
  static final StateError NONE = new StateError(null, null);

  StateError {
    error = cut(error, ErrorNames.LONGEST_ERROR);
    cause = cut(cause, ErrorNames.LONGEST_CAUSE);
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }

  /** The name that {@code ErrorEquals} is compared with. */
  String name() {
    return error == null ? "" : error;
  }

  /** The fields of an event that reports it. */
  Detail[] details() {
    return new Detail[] {new Detail.Plain("error", error), new Detail.Plain("cause", cause)};
  }

  /** The Error Output of the language; a timeout has no cause, not an empty one. */
  ObjectValue output() {
    return ObjectValue.of("Error", name(), "Cause", cause);
  }
}
