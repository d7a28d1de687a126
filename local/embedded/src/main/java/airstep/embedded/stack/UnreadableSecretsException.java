package airstep.embedded.stack;

/** A file of secrets cannot be used; the message says why without showing what is in it. */
public final class UnreadableSecretsException extends RuntimeException {

  UnreadableSecretsException(String message) {
    super(message);
  }
}
