package airstep.slack;

/** Slack is unavailable; a retry may help. */
public final class SlackUnavailableException extends RuntimeException {

  public SlackUnavailableException(String message) {
    super(message, null, false, false);
  }
}
