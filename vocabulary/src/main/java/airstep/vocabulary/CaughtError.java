package airstep.vocabulary;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;

/**
 * An error that a state has caught. The JSON keys are those of Step Functions, {@code Error} and
 * {@code Cause}.
 *
 * @param error its name
 * @param cause for an error of a function, the JSON that Lambda makes of an exception
 */
public record CaughtError(String error, String cause) implements JsonRecord {

  /** Reads an error, of which the name or the cause may be missing. */
  public static CaughtError read(JsonObject json) {
    return new CaughtError(json.text("Error").orElse("an error"), json.text("Cause").orElse(""));
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("Error", error).put("Cause", cause);
  }
}
