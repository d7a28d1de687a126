package airstep.airbyte;

/** Airbyte answered 409: the connection is not in a state for what was asked. */
public final class AirbyteConflictException extends RuntimeException {

  public AirbyteConflictException(String message) {
    super(message, null, false, false);
  }
}
