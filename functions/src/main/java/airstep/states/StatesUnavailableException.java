package airstep.states;

/** Step Functions cannot be asked now; trying again may help. */
public final class StatesUnavailableException extends RuntimeException {

  public StatesUnavailableException(String message) {
    super(message, null, false, false);
  }
}
