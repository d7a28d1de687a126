package airstep.airbyte;

/**
 * The cancellation of an unfinished job was not confirmed. The job may still have been cancelled.
 */
public final class CancelFailedException extends RuntimeException {

  public CancelFailedException(String message) {
    super(message, null, false, false);
  }
}
