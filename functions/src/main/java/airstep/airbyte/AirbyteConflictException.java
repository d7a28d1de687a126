package airstep.airbyte;

/** Airbyte answered 409: the connection's state does not allow the request. */
public final class AirbyteConflictException extends RuntimeException {

  public AirbyteConflictException(String message) {
    super(message, null, false, false);
  }

  /**
   * Returns whether Airbyte reported that the connection already runs a job. Its other 409 answers
   * do not differ: an inactive connection, or a job that did not start within a minute.
   */
  public boolean somethingRuns() {
    return getMessage().contains("already running");
  }
}
