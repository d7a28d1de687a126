package airstep.bus;

/** EventBridge is unavailable; a retry may help. */
public final class EventsUnavailableException extends RuntimeException {

  public EventsUnavailableException(String message) {
    super(message, null, false, false);
  }
}
