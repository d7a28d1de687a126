package airstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "man",
    description = {
      "Writes a man page for each command.",
      "Read one with: man DIR/airstep-runs-ls.1"
    })
final class ManCommand extends Subcommand {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to, such as ~/.local/share/man/man1; created if missing.")
  private Path out;

  @Override
  public Integer call() {
    try {
      Files.createDirectories(out);
      write(root());
    } catch (IOException e) {
      throw new UsageException(
          "cannot write " + out + " (" + FileTrouble.of(e) + "); use another --out");
    }
    return Airstep.OK;
  }

  private void write(CommandLine command) throws IOException {
    ManPage page = new ManPage(command.getCommandSpec());
    Path file = out.resolve(page.name() + ".1");
    Files.writeString(file, page.text());
    print(file.toString());
    for (CommandLine below : command.getSubcommands().values()) {
      write(below);
    }
  }
}
