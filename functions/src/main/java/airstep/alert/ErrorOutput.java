package airstep.alert;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.text.BothEnds;
import java.util.Optional;

/**
 * An error as a state catches it.
 *
 * @param cause for an error of a function, the JSON that Lambda makes of an exception, which may be
 *     cut; otherwise any text
 */
public record ErrorOutput(String error, String cause) {

  private static final int LONGEST_MESSAGE = 1000;
  private static final int LONGEST_CAUSE = 300;
  private static final int BEGINNING = 100;
  private static final int END = 200;

  /** Reads {@code Error} and {@code Cause}, either of which may be missing. */
  public static ErrorOutput of(JsonObject json) {
    return new ErrorOutput(json.text("Error").orElse("an error"), json.text("Cause").orElse(""));
  }

  /** Returns the message of the step that failed, or else the error's name and its cause. */
  public String said() {
    return message()
        .orElse(
            cause.isEmpty()
                ? error
                : error + ": " + BothEnds.of(cause, LONGEST_CAUSE, BEGINNING, END));
  }

  private Optional<String> message() {
    if (!cause.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Json.readObject(cause)
          .text("errorMessage")
          .map(message -> beginning(message, LONGEST_MESSAGE));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
