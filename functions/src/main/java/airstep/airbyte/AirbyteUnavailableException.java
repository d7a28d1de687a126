package airstep.airbyte;

/** Airbyte is unavailable. The effect of a change is then unknown. */
public final class AirbyteUnavailableException extends RuntimeException {

  private final int status;
  private final boolean nothingDone;

  public AirbyteUnavailableException(String message) {
    this(0, message);
  }

  /** Creates the exception with the status of the answer, 0 if there was none. */
  AirbyteUnavailableException(int status, String message) {
    this(status, message, false);
  }

  private AirbyteUnavailableException(int status, String message, boolean nothingDone) {
    super(message, null, false, false);
    this.status = status;
    this.nothingDone = nothingDone;
  }

  /**
   * Creates the exception for a call that certainly has no effect, such as one that was not sent.
   */
  static AirbyteUnavailableException doneNothing(String message) {
    return new AirbyteUnavailableException(0, message, true);
  }

  /** Returns whether the call certainly has no effect. */
  public boolean nothingDone() {
    return nothingDone;
  }

  /**
   * Returns whether Airbyte reported an internal error. The older API does so for an inactive
   * connection.
   */
  boolean internalError() {
    return status == 500;
  }
}
