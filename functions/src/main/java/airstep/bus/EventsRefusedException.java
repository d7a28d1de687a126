package airstep.bus;

/** EventBridge will never take this event. */
public final class EventsRefusedException extends RuntimeException {

  public EventsRefusedException(String message) {
    super(message, null, false, false);
  }
}
