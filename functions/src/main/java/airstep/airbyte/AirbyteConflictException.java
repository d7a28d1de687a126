package airstep.airbyte;

/** Airbyte answered 409: the connection is not in a state for what was asked. */
public final class AirbyteConflictException extends RuntimeException {

  public AirbyteConflictException(String message) {
    super(message, null, false, false);
  }

  /**
   * Whether Airbyte said that the connection runs a job. Everything else it says in the same words:
   * that the connection is inactive, and that a job has not started within a minute.
   */
  public boolean somethingRuns() {
    return getMessage().contains("already running");
  }
}
