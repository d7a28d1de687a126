package airstep.steps;

/** The input of a step is invalid. The message says what is expected. */
public final class BadInputException extends RuntimeException {

  public BadInputException(String message) {
    super(message, null, false, false);
  }
}
