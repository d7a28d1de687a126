package airstep.cli;

import airstep.alert.TestMessage;
import airstep.secrets.SecretUnavailableException;
import airstep.secrets.SecretUnusableException;
import airstep.slack.SlackRefusedException;
import airstep.slack.SlackUnavailableException;
import airstep.slack.SlackWebhook;
import java.util.Optional;

/**
 * What became of a test of alerts.
 *
 * @param problem why it is not known to have been delivered, and what to do; nothing if it was
 */
record AlertDelivery(Optional<String> problem) {

  /** Posts it as an alert is posted. */
  static AlertDelivery of(SlackWebhook slack, TestMessage message) {
    try {
      slack.post(message.secret(), message.payload());
      return new AlertDelivery(Optional.empty());
    } catch (SlackRefusedException | SecretUnusableException e) {
      return new AlertDelivery(Optional.of(e.getMessage()));
    } catch (SlackUnavailableException | SecretUnavailableException e) {
      return new AlertDelivery(
          Optional.of(
              e.getMessage()
                  + "; if the channel does not have it all the same, try again; if it stays so,"
                  + " check the address in the secret and whether this machine reaches it"));
    }
  }

  String text(Console console) {
    return problem
        .map(why -> console.outcome("not delivered", "FAILED") + ": " + why)
        .orElseGet(() -> console.outcome("delivered", "SUCCEEDED"));
  }
}
