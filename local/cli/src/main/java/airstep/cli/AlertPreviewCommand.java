package airstep.cli;

import airstep.embedded.slack.SlackMessage;
import com.fasterxml.jackson.databind.JsonNode;
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
    if (!AlertExample.NAMES.contains(name)) {
      throw new UsageException(
          "unknown alert " + name + "; the alerts are " + String.join(", ", AlertExample.NAMES));
    }
    AlertExample example = AlertExample.named(name);
    JsonNode payload = example.payload();
    print(payload.toPrettyString());
    if (!json) {
      print("");
      console().draw(List.of(new SlackMessage(example.at(), payload)));
    }
    return Airstep.OK;
  }
}
