package airstep.secrets;

/** A secret does not exist, cannot be read, or lacks a required field. Someone must fix it. */
public final class SecretUnusableException extends RuntimeException {

  public SecretUnusableException(String message) {
    super(message, null, false, false);
  }
}
