package airstep.bus;

/** EventBridge cannot take an event now; trying again may help. */
public final class EventsUnavailableException extends RuntimeException {

  public EventsUnavailableException(String message) {
    super(message, null, false, false);
  }
}
