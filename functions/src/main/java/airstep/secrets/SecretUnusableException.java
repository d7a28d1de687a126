package airstep.secrets;

/** A secret does not exist, may not be read, or lacks what is needed; somebody has to mend it. */
public final class SecretUnusableException extends RuntimeException {

  public SecretUnusableException(String message) {
    super(message, null, false, false);
  }
}
