package airstep.slack;

/**
 * What a webhook answered to a message without content, which Slack shows to no one.
 *
 * @param status the status of the answer
 * @param word Slack's word, or a placeholder for anything longer
 */
public record WebhookAnswer(int status, String word) {

  /** Returns whether the webhook exists: Slack looks for it before it looks at the message. */
  public boolean isKnown() {
    return status == 400 && (word.equals("no_text") || word.equals("invalid_payload"));
  }

  /** Returns whether Slack says that the webhook, or its channel, does not work. */
  public boolean isGone() {
    return status == 403 || status == 404 || status == 410;
  }
}
