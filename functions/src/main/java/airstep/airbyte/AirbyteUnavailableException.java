package airstep.airbyte;

/** Airbyte cannot be asked now. What a call that changes something did is then unknown. */
public final class AirbyteUnavailableException extends RuntimeException {

  private final int status;

  public AirbyteUnavailableException(String message) {
    this(0, message);
  }

  /**
   * With the answer's status.
   *
   * @param status 0 if there was no answer
   */
  AirbyteUnavailableException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** Whether Airbyte itself broke off, as far as it says: the older API does so for inactive. */
  boolean internalError() {
    return status == 500;
  }
}
