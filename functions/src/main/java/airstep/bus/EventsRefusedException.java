package airstep.bus;

/** EventBridge rejected the event; a retry cannot help. */
public final class EventsRefusedException extends RuntimeException {

  public EventsRefusedException(String message) {
    super(message, null, false, false);
  }
}
