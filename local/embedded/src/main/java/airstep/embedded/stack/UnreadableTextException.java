package airstep.embedded.stack;

/** A file has no text that can be used; the message says why, without its name or what is in it. */
final class UnreadableTextException extends RuntimeException {

  UnreadableTextException(String message) {
    super(message);
  }
}
