package airstep.states;

/** Step Functions does not know what was asked for, or does not let this step ask. */
public final class StatesRefusedException extends RuntimeException {

  public StatesRefusedException(String message) {
    super(message, null, false, false);
  }
}
