package airstep.slack;

/** Slack cannot take a message now; trying again may help. */
public final class SlackUnavailableException extends RuntimeException {

  public SlackUnavailableException(String message) {
    super(message, null, false, false);
  }
}
