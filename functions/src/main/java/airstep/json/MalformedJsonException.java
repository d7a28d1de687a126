package airstep.json;

/** A text is not the expected JSON. The message gives the location, never the content. */
public final class MalformedJsonException extends RuntimeException {

  public MalformedJsonException(String message) {
    super(message);
  }
}
