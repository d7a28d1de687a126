package airstep.airbyte;

/** Airbyte cannot be asked now. What a call that changes something did is then unknown. */
public final class AirbyteUnavailableException extends RuntimeException {

  public AirbyteUnavailableException(String message) {
    super(message, null, false, false);
  }
}
