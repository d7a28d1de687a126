package airstep.cli;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.World;
import airstep.embedded.slack.SlackMessage;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.Outside;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.Flow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The Airbyte, Slack and secrets that a command uses.
 *
 * @param messages the messages to the Slack in this process; none for that of a file of secrets
 */
record Services(Outside outside, Supplier<List<SlackMessage>> messages) {

  /**
   * The services of the file, or of this process without one.
   *
   * @param http sends the calls of the file's services
   * @param world the content of the Airbyte in this process
   * @param local whether the file's services must be on this machine
   */
  static Services of(
      Optional<SecretsFile> file,
      OutsideHttp http,
      List<Flow> flows,
      World world,
      Timeline timeline,
      boolean local) {
    if (file.isPresent()) {
      return new Services(file.get().outside(flows, http, local), List::of);
    }
    EmbeddedOutside embedded = new EmbeddedOutside(flows, world, timeline);
    return new Services(embedded.outside(), embedded.slack()::messages);
  }
}
