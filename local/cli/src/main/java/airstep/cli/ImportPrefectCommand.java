package airstep.cli;

import airstep.flows.Problem;
import airstep.imports.BrokenYamlException;
import airstep.imports.Imported;
import airstep.imports.PrefectImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "prefect",
    description = {
      "Writes a flow file for each schedule of a deployment in Prefect that uses Airbyte.",
      "Carries over what is written literally: cron, time zone, tags, retries, timeout, pauses"
          + " between polls and the id of the connection. Shows the files first, and asks."
    })
final class ImportPrefectCommand extends Subcommand {

  @Mixin private ImportOptions options;

  @Parameters(
      paramLabel = "FILE",
      description = "A prefect.yaml, or a Python file that deploys or serves flows.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    String name = file.getFileName().toString();
    String text = ImportOptions.read(file);
    return options.carryOver(imported(text, name, folder), "Prefect", file, this);
  }

  private Imported imported(String text, String name, Path folder) {
    try {
      return PrefectImport.read(text, name, List.of(folder));
    } catch (BrokenYamlException e) {
      boolean isYaml = name.matches(".*\\.ya?ml");
      String remedy =
          isYaml ? "correct this line or the one above" : "pass a prefect.yaml or a Python file";
      throw UsageException.of(List.of(new Problem(file, e.line(), e.getMessage(), remedy)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          file + ": " + e.getMessage() + "; pass a prefect.yaml or a Python file");
    }
  }
}
