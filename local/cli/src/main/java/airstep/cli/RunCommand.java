package airstep.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a flow once, now.",
      "Without --secrets it runs on an Airbyte and a Slack inside this process."
    })
final class RunCommand extends FlowCommand {

  @Option(
      names = "--input",
      paramLabel = "JSON",
      description = "The execution's input (default: {}, as from the console).")
  private String input = "{}";

  @Option(
      names = "--clock",
      paramLabel = "real|virtual",
      description = "Virtual time does not wait (default: real with --secrets, virtual without).")
  private Clock clock;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is left to chance (default: another each time).")
  private Long seed;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write one JSON line for each history event of every execution.")
  private Path trace;

  RunCommand(Console console, Airstep airstep) {
    super(console, airstep);
  }

  @Override
  public Integer call() throws Exception {
    FlowInput.check(input);
    return start(input, clock, seed == null ? System.nanoTime() : seed, trace);
  }
}
