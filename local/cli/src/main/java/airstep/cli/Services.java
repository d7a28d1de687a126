package airstep.cli;

import airstep.embedded.slack.SlackMessage;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.Outside;
import java.util.List;
import java.util.Optional;

/**
 * The Airbyte, Slack and secrets that a command uses.
 *
 * @param embedded those in this process; empty for those of a file of secrets
 */
record Services(Outside outside, Optional<EmbeddedOutside> embedded) {

  /** The messages to the Slack in this process. */
  List<SlackMessage> messages() {
    return embedded.map(it -> it.slack().messages()).orElse(List.of());
  }
}
