package airstep.cli;

import airstep.imports.CrontabImport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "crontab",
    description = {
      "Writes a flow file for each line of a crontab that calls Airbyte.",
      "Shows the files first, with the next times of each flow beside cron's own, and asks. Reads"
          + " the scripts that the lines start, if this machine has them."
    })
final class ImportCrontabCommand extends Subcommand {

  @Mixin private ImportOptions options;

  @Parameters(
      paramLabel = "FILE",
      description = "The crontab; - reads standard input: crontab -l | airstep import crontab -")
  private Path file;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of its times, unless it sets CRON_TZ (default: that of this machine).")
  private String zone;

  @Override
  public Integer call() throws IOException {
    String name = zone == null ? ZoneId.systemDefault().getId() : zone;
    Optional<String> wrong = CrontabImport.zoneProblem(name);
    if (wrong.isPresent()) {
      throw new UsageException("--zone: " + wrong.get());
    }
    String source = ImportOptions.isInput(file) ? "the crontab" : file.getFileName().toString();
    return options.carryOver(
        CrontabImport.read(ImportOptions.read(file), source, name, folders()), "cron", file, this);
  }

  /** Where cron looks for a script, and where a person may have put it. */
  private List<Path> folders() {
    Stream<Path> beside = Stream.of(file.toAbsolutePath().getParent());
    return Stream.concat(
            Stream.of(Path.of(System.getProperty("user.home"))),
            ImportOptions.isInput(file) ? Stream.of(Path.of("").toAbsolutePath()) : beside)
        .toList();
  }
}
