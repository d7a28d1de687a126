package airstep.cli;

import airstep.embedded.slack.SlackMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what Slack is sent for an example of that kind, and draws it.",
      "Sends nothing."
    })
final class AlertPreviewCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;

  @Parameters(
      paramLabel = "KIND",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private String name;

  @Option(names = "--json", description = "Print the payload only.")
  private boolean json;

  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return AlertExample.NAMES.iterator();
    }
  }

  AlertPreviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    if (!AlertExample.NAMES.contains(name)) {
      throw new UsageException(
          "there is no alert "
              + name
              + "; the alerts are "
              + String.join(", ", AlertExample.NAMES));
    }
    AlertExample example = AlertExample.named(name);
    JsonNode payload = example.payload();
    console.out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(payload));
    if (!json) {
      console.out().println();
      new SlackText(console).draw(List.of(new SlackMessage(example.at(), payload)));
    }
    return Airstep.OK;
  }
}
