package airstep.operate;

/** A place cannot be used, or does not allow a call. The message says why and what to do. */
public final class PlaceUnusableException extends RuntimeException {

  /**
   * Creates an exception.
   *
   * @param message one line
   */
  public PlaceUnusableException(String message) {
    super(message, null, false, false);
  }
}
