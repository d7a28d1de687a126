package airstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = {
      "Checks everything that a run of a flow needs, and syncs nothing.",
      "Reads both secrets, reads the workspaces and each connection from Airbyte, and",
      "sends a marked message to Slack. Without --secrets, it uses an Airbyte and a",
      "Slack inside this process."
    })
final class CheckCommand extends FlowCommand {

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Override
  public Integer call() throws Exception {
    return start(name, "{\"check\": true}", null, System.nanoTime(), null);
  }
}
