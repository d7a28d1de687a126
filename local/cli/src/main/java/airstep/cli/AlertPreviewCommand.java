package airstep.cli;

import airstep.embedded.slack.SlackMessage;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    description = {
      "Prints and draws the message to Slack for an example of that kind.",
      "Sends nothing."
    })
final class AlertPreviewCommand extends Subcommand {

  @Parameters(
      paramLabel = "KIND",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private String name;

  @Option(names = "--json", description = "Print only the payload.")
  private boolean json;

  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return AlertExample.NAMES.iterator();
    }
  }

  @Override
  public Integer call() {
    SlackMessage message = AlertExample.named(name).sent();
    print(message.payload().toPrettyString());
    if (!json) {
      print("");
      console().draw(List.of(message));
    }
    return Airstep.OK;
  }
}
