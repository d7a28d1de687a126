package airstep.airbyte;

/** Airbyte cannot be asked now. What a call that changes something did is then unknown. */
public final class AirbyteUnavailableException extends RuntimeException {

  private final int status;
  private final boolean nothingDone;

  public AirbyteUnavailableException(String message) {
    this(0, message);
  }

  /**
   * With the answer's status.
   *
   * @param status 0 if there was no answer
   */
  AirbyteUnavailableException(int status, String message) {
    this(status, message, false);
  }

  private AirbyteUnavailableException(int status, String message, boolean nothingDone) {
    super(message, null, false, false);
    this.status = status;
    this.nothingDone = nothingDone;
  }

  /** The same of a call that has changed nothing and never will, such as one that was not sent. */
  static AirbyteUnavailableException doneNothing(String message) {
    return new AirbyteUnavailableException(0, message, true);
  }

  /** Whether it is certain that the call has changed nothing and never will. */
  public boolean nothingDone() {
    return nothingDone;
  }

  /** Whether Airbyte itself broke off, as far as it says: the older API does so for inactive. */
  boolean internalError() {
    return status == 500;
  }
}
