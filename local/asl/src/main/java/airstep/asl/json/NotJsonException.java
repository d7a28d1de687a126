package airstep.asl.json;

/** A Java value has no counterpart in JSON, for example a function or an infinite number. */
public final class NotJsonException extends RuntimeException {

  NotJsonException(String message) {
    super(message);
  }
}
