package airstep.airbyte;

/** A try to start a job that has started none and never will; another one later may. */
public final class TriggerPostponedException extends RuntimeException {

  public TriggerPostponedException(String message) {
    super(message, null, false, false);
  }
}
