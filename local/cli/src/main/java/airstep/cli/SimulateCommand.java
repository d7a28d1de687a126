package airstep.cli;

import airstep.flows.Spelling;
import airstep.simulate.Comparison;
import airstep.simulate.ComparisonResult;
import airstep.simulate.FaultKind;
import airstep.simulate.Result;
import airstep.simulate.Simulation;
import airstep.simulate.SimulationResult;
import airstep.terminal.Console;
import airstep.text.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    description = {
      "Plays random days with random faults, in virtual time, on the deployed definitions and"
          + " steps, and checks every promise against the records of the simulated Airbyte.",
      "Reports a broken promise with the seed of its day, the fewest faults that break it, and a"
          + " trace."
    })
final class SimulateCommand extends Subcommand {

  private static final int EVERY = 100;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "The number of days (default: ${DEFAULT-VALUE}).")
  private int runs = 1000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "The seed of the first day; each later day has the next one (default: a new one).")
  private Long seed;

  @Option(
      names = "--faults",
      paramLabel = "all|LIST",
      split = ",",
      hideParamSyntax = true,
      description = "The kinds of faults listed below, separated by commas (default: all).")
  private List<String> faults = List.of("all");

  @Option(
      names = "--compare",
      description =
          "Play the same days also with other tools, and count what went wrong for each tool and"
              + " for Airstep. Leaves out faults that the other tools have no counterpart for.")
  private boolean compare;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Spec
  void listFaults(CommandSpec spec) {
    List<String> lines = new ArrayList<>(List.of("", "Faults:"));
    for (FaultKind kind : FaultKind.values()) {
      lines.add("  %-18s %s".formatted(kind.word(), kind.what()));
    }
    spec.usageMessage().footer(lines.toArray(String[]::new));
  }

  @Override
  public Integer call() throws Exception {
    if (runs < 1) {
      throw new UsageException("--runs must be at least 1, not " + runs);
    }
    // Seeds that a person can type.
    long first = seed == null ? Math.floorMod(System.nanoTime(), 1_000_000_000L) : seed;
    int workers = Math.min(runs, Runtime.getRuntime().availableProcessors());
    if (compare) {
      if (!faults.equals(List.of("all"))) {
        throw new UsageException("--compare always plays all faults; leave out --faults");
      }
      ComparisonResult result = new Comparison(first, runs, workers).play(this::progress);
      show(result, () -> new ComparisonText(console()).print(result));
      return Airstep.OK;
    }
    SimulationResult result = new Simulation(first, runs, kinds(), workers).play(this::progress);
    show(result, () -> new SimulateText(console()).print(result, String.join(",", faults)));
    return result.broken() == 0 ? Airstep.OK : Airstep.NOT_SUCCEEDED;
  }

  private void show(Result result, Runnable text) {
    console().progress("");
    if (json) {
      print(result.toJson());
    } else {
      text.run();
    }
  }

  private Set<FaultKind> kinds() {
    return faults.equals(List.of("all"))
        ? EnumSet.allOf(FaultKind.class)
        : EnumSet.copyOf(faults.stream().map(SimulateCommand::kind).toList());
  }

  private static FaultKind kind(String word) {
    List<String> known = Arrays.stream(FaultKind.values()).map(FaultKind::word).toList();
    return FaultKind.named(word)
        .orElseThrow(
            () -> new UsageException("--faults: " + Spelling.unknown("fault", word, known)));
  }

  private void progress(long done) {
    if (done % EVERY == 0) {
      console().progress(Console.number(done) + " of " + Counted.of(runs, "day"));
    }
  }
}
