package airstep.embedded.stack;

/** A file of secrets cannot be used; the message does not show its content. */
public final class UnreadableSecretsException extends RuntimeException {

  UnreadableSecretsException(String message) {
    super(message);
  }
}
