package airstep.airbyte;

/** An attempt to start a job certainly had no effect. A later attempt may succeed. */
public final class TriggerPostponedException extends RuntimeException {

  public TriggerPostponedException(String message) {
    super(message, null, false, false);
  }
}
