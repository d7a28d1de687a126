package airstep.states;

/**
 * Step Functions rejected the request: the resource does not exist, or the step's role lacks
 * permission.
 */
public final class StatesRefusedException extends RuntimeException {

  public StatesRefusedException(String message) {
    super(message, null, false, false);
  }
}
