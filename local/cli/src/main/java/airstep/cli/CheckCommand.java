package airstep.cli;

import airstep.operate.Place;
import airstep.operate.Start;
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

  private static final Start CHECK = Start.of("{\"check\": true}");

  @Override
  public Integer call() throws Exception {
    if (isHere()) {
      return start(name, CHECK, null, System.nanoTime(), null);
    }
    try (Place place = open()) {
      return start(place, name, CHECK);
    }
  }
}
