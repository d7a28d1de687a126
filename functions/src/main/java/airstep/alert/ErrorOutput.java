package airstep.alert;

import airstep.json.Json;
import airstep.text.BothEnds;
import airstep.vocabulary.CaughtError;
import java.util.Optional;

/** The text of a {@link CaughtError}. */
public final class ErrorOutput {

  private static final int LONGEST_MESSAGE = 1000;
  private static final int LONGEST_CAUSE = 300;
  private static final int BEGINNING = 100;
  private static final int END = 200;

  private ErrorOutput() {}

  /** Returns the message of the step that failed, or else the error's name and its cause. */
  public static String said(CaughtError error) {
    String cause = error.cause();
    return message(cause)
        .orElse(
            cause.isEmpty()
                ? error.error()
                : error.error() + ": " + BothEnds.of(cause, LONGEST_CAUSE, BEGINNING, END));
  }

  private static Optional<String> message(String cause) {
    return Json.objectIn(cause)
        .flatMap(json -> json.text("errorMessage"))
        .map(message -> BothEnds.beginning(message, LONGEST_MESSAGE));
  }
}
