package airstep.steps;

import airstep.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A time in a step's input. */
final class InputTime {

  private InputTime() {}

  /**
   * Returns the time in the field, if there is one.
   *
   * @param where the path of the object in the input, with a trailing dot; empty for the input
   * @throws BadInputException if the field has a text that is not a time
   */
  static Optional<Instant> of(JsonObject object, String where, String field) {
    try {
      return object.text(field).map(Instant::parse);
    } catch (DateTimeException _) {
      throw new BadInputException(
          "`" + where + field + "` is not a time such as 2026-11-22T07:00:00Z");
    }
  }
}
