package airstep.alert;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.util.Optional;

/**
 * An error as Step Functions gives it to a catcher, whatever is in it.
 *
 * @param cause of a function's error the JSON that Lambda makes of an exception; else any text
 */
public record ErrorOutput(String error, String cause) {

  private static final int LONGEST_MESSAGE = 1000;
  private static final int LONGEST_CAUSE = 300;
  private static final int BEGINNING = 100;
  private static final int END = 200;

  /** The error in {@code Error} and {@code Cause}; either may be missing. */
  public static ErrorOutput of(JsonObject json) {
    return new ErrorOutput(json.text("Error").orElse("an error"), json.text("Cause").orElse(""));
  }

  /** The message of the step that failed, or else the error's name and its cause. */
  public String said() {
    return message().orElse(cause.isEmpty() ? error : error + ": " + ends());
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

  /** Beginning and end: a cause may hold a whole expression before it comes to its reason. */
  private String ends() {
    if (cause.length() <= LONGEST_CAUSE) {
      return cause;
    }
    int tail = cause.length() - END;
    tail += Character.isLowSurrogate(cause.charAt(tail)) ? 1 : 0;
    return beginning(cause, BEGINNING) + " … " + cause.substring(tail);
  }

  private static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
