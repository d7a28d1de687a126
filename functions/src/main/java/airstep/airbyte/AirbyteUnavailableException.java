package airstep.airbyte;

/** Airbyte cannot be asked now. What a call that changes something did is then unknown. */
public final class AirbyteUnavailableException extends RuntimeException {

  private final boolean nothingDone;

  public AirbyteUnavailableException(String message) {
    this(message, false);
  }

  private AirbyteUnavailableException(String message, boolean nothingDone) {
    super(message, null, false, false);
    this.nothingDone = nothingDone;
  }

  /** The same of a call that has changed nothing and never will, such as one that was not sent. */
  static AirbyteUnavailableException doneNothing(String message) {
    return new AirbyteUnavailableException(message, true);
  }

  /** Whether it is certain that the call has changed nothing and never will. */
  public boolean nothingDone() {
    return nothingDone;
  }
}
