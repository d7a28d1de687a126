package airstep.operate;

/** No run, or more than one, has an id. The message lists candidates, in one line. */
public final class UnknownRunException extends RuntimeException {

  UnknownRunException(String message) {
    super(message);
  }
}
