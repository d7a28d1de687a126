package airstep.cli;

import airstep.bench.Benchmark;
import airstep.bench.BenchmarkPage;
import airstep.bench.Benchmarks;
import airstep.bench.MeasuredOn;
import airstep.bench.speed.Checkout;
import airstep.flows.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bench",
    description = {
      "Counts and measures what Airstep costs and how fast it is.",
      "Writes the result to docs/benchmarks.md, with the machine and the day where they matter."
    })
final class BenchCommand extends Subcommand {

  @Parameters(
      paramLabel = "SECTION",
      arity = "0..*",
      description = "The sections to renew, such as polling (default: all).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description =
          "Another checkout of Airstep, built, whose command is measured in turn with this one.")
  private Path against;

  @Override
  public Integer call() throws Exception {
    Path home = Flows.checkout();
    List<Benchmark> sections = Benchmarks.all(home, compared(home));
    Path file = home.resolve("docs").resolve("benchmarks.md");
    BenchmarkPage page = new BenchmarkPage(file, sections);
    List<Benchmark> chosen =
        names.isEmpty() ? sections : names.stream().map(name -> section(name, sections)).toList();
    for (Benchmark section : chosen) {
      console().progress(section.heading());
      page.renew(section, LocalDate.ofInstant(now(), ZoneOffset.UTC), MeasuredOn.current());
    }
    console().progress("");
    print(file.toString());
    return Airstep.OK;
  }

  private List<Checkout> compared(Path home) throws InterruptedException {
    try {
      return Checkout.measured(home, Optional.ofNullable(against));
    } catch (IOException e) {
      throw new UsageException("--against: " + e.getMessage());
    }
  }

  private static Benchmark section(String name, List<Benchmark> sections) {
    return sections.stream()
        .filter(section -> section.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    Spelling.unknown(
                        "section", name, sections.stream().map(Benchmark::name).toList())));
  }
}
