package airstep.asl.json;

/** A Java value that JSON cannot express, for example a function or an infinite number. */
public final class NotJsonException extends RuntimeException {

  NotJsonException(String message) {
    super(message);
  }
}
