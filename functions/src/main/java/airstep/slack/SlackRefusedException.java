package airstep.slack;

/** Slack will never take this message at this address. */
public final class SlackRefusedException extends RuntimeException {

  public SlackRefusedException(String message) {
    super(message, null, false, false);
  }
}
