package airstep.secrets;

/** A secret cannot be read now; a retry may help. */
public final class SecretUnavailableException extends RuntimeException {

  public SecretUnavailableException(String message) {
    super(message, null, false, false);
  }
}
