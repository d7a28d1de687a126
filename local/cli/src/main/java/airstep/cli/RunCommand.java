package airstep.cli;

import airstep.flows.Flow;
import airstep.operate.Place;
import airstep.operate.Start;
import airstep.vocabulary.FlowInput;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Runs a flow once, now.",
      "Without --secrets, it uses an Airbyte and a Slack inside this process.",
      "",
      "On a terminal it shows a line for each connection, worst first. In real time, Ctrl-C lists"
          + " the jobs that run and asks whether to detach, cancel them or wait.",
      "",
      "On AWS it asks, starts the flow's state machine, and shows its progress. Ctrl-C ends only"
          + " this command, not the run.",
      ""
    })
final class RunCommand extends FlowCommand {

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Option(
      names = "--input",
      paramLabel = "JSON",
      description = "The input of the execution (default: {}, as in the AWS console).")
  private String input;

  @Mixin private ConnectionsOption connections;

  private FlowInput started;

  @Mixin private ClockOption clock;

  @Mixin private YesOption yes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of everything random (default: a new one).")
  private Long seed;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write each history event of every execution as a line of JSON.")
  private Path trace;

  @Override
  public Integer call() throws Exception {
    String given = connections.input(input);
    started = InputOption.read(given);
    connections.checkCount(started, name);
    if (!isHere()) {
      return startOnAws(given);
    }
    return start(
        name, Start.of(given), clock.clock(), seed == null ? System.nanoTime() : seed, trace);
  }

  private int startOnAws(String given) {
    try (Place place = open()) {
      // An unknown flow is reported before the question.
      var _ = place.machine().apply(name);
      if (!yes.agreesOn(
          place, this, "Start " + name + " on " + place.stage() + "?", "nothing was started")) {
        return Airstep.NOT_SUCCEEDED;
      }
      return start(place, name, Start.of(given));
    }
  }

  @Override
  void check(Flow flow) {
    connections.check(started, flow);
  }
}
