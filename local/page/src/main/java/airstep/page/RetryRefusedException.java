package airstep.page;

/** A retry cannot be started. The message is one line, with what to do. */
public final class RetryRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RetryRefusedException(String message) {
    super(message, null, false, false);
  }
}
