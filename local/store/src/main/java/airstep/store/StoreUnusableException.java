package airstep.store;

/** The file cannot be opened, read or written. The message says what to do. */
public final class StoreUnusableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreUnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}
