package airstep.cli;

import airstep.simulate.Comparison;
import airstep.simulate.ComparisonResult;
import airstep.simulate.FaultKind;
import airstep.simulate.Simulation;
import airstep.simulate.SimulationResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Plays random days with random faults, in virtual time, on the definitions and steps that are"
          + " deployed, and holds what is left in Airbyte against what is promised.",
      "A promise that breaks is told with the day's seed, the fewest faults that break it and a"
          + " trace."
    })
final class SimulateCommand implements Callable<Integer> {

  private static final int EVERY = 100;

  private final Console console;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "How many days (default: ${DEFAULT-VALUE}).")
  private int runs = 1000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "The first day's; the next days have the next ones (default: another each time).")
  private Long seed;

  @Option(
      names = "--faults",
      paramLabel = "all|LIST",
      split = ",",
      hideParamSyntax = true,
      description = "Which kinds of faults, of those below, with commas between (default: all).")
  private List<String> faults = List.of("all");

  @Option(
      names = "--compare",
      description =
          "Play what others do on the same days with the same faults, as far as they have"
              + " counterparts of them, and count for each, and for Airstep, what is wrong in the"
              + " end.")
  private boolean compare;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Spec
  void tellFaults(CommandSpec spec) {
    List<String> lines = new ArrayList<>(List.of("", "Faults:"));
    for (FaultKind kind : FaultKind.values()) {
      lines.add("  %-18s %s".formatted(kind.word(), kind.what()));
    }
    spec.usageMessage().footer(lines.toArray(String[]::new));
  }

  @Override
  public Integer call() throws Exception {
    if (runs < 1) {
      throw new UsageException("--runs " + runs + ": at least one");
    }
    List<FaultKind> kinds = kinds();
    // Seeds that a person can type.
    long first = seed == null ? Math.floorMod(System.nanoTime(), 1_000_000_000L) : seed;
    int workers = Math.min(runs, Runtime.getRuntime().availableProcessors());
    if (compare) {
      compare(first, workers);
      return Airstep.OK;
    }
    SimulationResult result = new Simulation(first, runs, kinds, workers).play(this::progress);
    endProgress();
    if (json) {
      console.out().println(result.toJson());
    } else {
      new SimulateText(console).print(result, String.join(",", faults));
    }
    return result.broken() == 0 ? Airstep.OK : Airstep.NOT_SUCCEEDED;
  }

  private void compare(long first, int workers) throws InterruptedException {
    if (!faults.equals(List.of("all"))) {
      throw new UsageException("--compare plays all faults: leave out --faults");
    }
    ComparisonResult result = new Comparison(first, runs, workers).play(this::progress);
    endProgress();
    if (json) {
      console.out().println(result.toJson());
    } else {
      new ComparisonText(console).print(result);
    }
  }

  private void endProgress() {
    if (console.live()) {
      console.err().print("\r\033[K");
    }
  }

  private List<FaultKind> kinds() {
    if (faults.equals(List.of("all"))) {
      return List.of(FaultKind.values());
    }
    List<FaultKind> kinds = new ArrayList<>();
    for (String word : faults) {
      kinds.add(
          FaultKind.named(word)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--faults: there is no fault '"
                              + word
                              + "'; the faults are "
                              + Arrays.stream(FaultKind.values())
                                  .map(FaultKind::word)
                                  .collect(Collectors.joining(", ")))));
    }
    return kinds;
  }

  private void progress(long done) {
    if (console.live() && done % EVERY == 0) {
      console.err().print("\r" + Console.number(done) + " of " + Console.number(runs) + " days");
    }
  }
}
