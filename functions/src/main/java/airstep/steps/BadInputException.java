package airstep.steps;

/** A step was given an input that it cannot work with; the message says what to give it. */
public final class BadInputException extends RuntimeException {

  public BadInputException(String message) {
    super(message, null, false, false);
  }
}
