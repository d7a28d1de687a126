package airstep.json;

/** A text is not the JSON that it should be. The message says where, never what stands there. */
public final class MalformedJsonException extends RuntimeException {

  public MalformedJsonException(String message) {
    super(message);
  }
}
