package airstep.slack;

/** Slack rejects this message at this address; a retry cannot help. */
public final class SlackRefusedException extends RuntimeException {

  public SlackRefusedException(String message) {
    super(message, null, false, false);
  }
}
