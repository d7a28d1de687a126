package airstep.states;

/** Step Functions is unavailable; a retry may help. */
public final class StatesUnavailableException extends RuntimeException {

  public StatesUnavailableException(String message) {
    super(message, null, false, false);
  }
}
