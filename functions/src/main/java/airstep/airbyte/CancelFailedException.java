package airstep.airbyte;

/**
 * A job was seen unfinished, and its cancel was not confirmed; it may have been taken all the same.
 */
public final class CancelFailedException extends RuntimeException {

  public CancelFailedException(String message) {
    super(message, null, false, false);
  }
}
