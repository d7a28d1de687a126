package airstep.page;

/** A person has asked for what cannot be done. The message is one line. */
final class WrongRequestException extends RuntimeException {

  private final int status;

  WrongRequestException(String message) {
    this(400, message);
  }

  WrongRequestException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** Returns the status of the HTTP response. */
  int status() {
    return status;
  }
}
