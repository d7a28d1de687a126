package airstep.cli;

import airstep.flows.Connections;
import airstep.flows.Environment;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.imports.Imported;
import airstep.terminal.Answer;
import airstep.terminal.Console;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all imports share: they show the files, ask, and write those that do not exist. */
final class ImportOptions {

  private static final Path INPUT = Path.of("-");
  private static final Path TERMINAL = Path.of("/dev/tty");

  @Mixin private Flows flows;

  @Option(names = "--yes", description = "Write the files without asking.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only show the files.")
  private boolean dryRun;

  @Option(
      names = "--json",
      description = "Print one JSON object instead of text; writes only with --yes.")
  private boolean json;

  /** Writes nothing, whatever the other options say. */
  void onlyShow() {
    dryRun = true;
  }

  static boolean isInput(Path file) {
    return file.equals(INPUT);
  }

  /** The text of a file, or of standard input. */
  static String read(Path file) throws IOException {
    try {
      return isInput(file)
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new UsageException(file + ": cannot be read: it does not exist; pass an existing file");
    } catch (CharacterCodingException _) {
      throw new UsageException(file + ": cannot be read: it is not UTF-8; pass a text file");
    } catch (IOException _) {
      String why = Files.isDirectory(file) ? ": it is a folder" : "";
      throw new UsageException(file + ": cannot be read" + why + "; pass a file that you can read");
    }
  }

  /**
   * Returns the name of a flow in the folder by the id of each connection that a flow names. Files
   * with problems are left out.
   */
  Map<String, String> namedConnections() {
    Map<String, String> named = new HashMap<>();
    if (Files.isDirectory(flows.directory())) {
      Environment environment = Environment.orExample(flows.directory(), System.getenv());
      for (Flow flow : FlowReader.read(flows.directory(), environment).flows()) {
        if (flow.connections() instanceof Connections.Named(List<String> ids)) {
          ids.forEach(id -> named.put(id, flow.name()));
        }
      }
    }
    return named;
  }

  /** The same, with the usual last line. */
  int carryOver(Imported imported, String tool, Path source, Subcommand command)
      throws IOException {
    String ending = "Take the schedules out of " + tool + " when the flows are deployed.";
    return carryOver(imported, tool, source, ending, command);
  }

  /**
   * Shows the flows, asks and writes them.
   *
   * @param tool the name of the other tool
   * @param source the file that they come from; if it is standard input, the terminal answers
   * @param ending what to do in the other tool afterwards
   * @return 1 if there was nothing to write, a file already existed with another content, or the
   *     answer was no
   */
  int carryOver(Imported imported, String tool, Path source, String ending, Subcommand command)
      throws IOException {
    Console console = command.console();
    List<DraftFile> files =
        imported.drafts().stream().map(it -> DraftFile.of(it, flows.directory())).toList();
    ImportText text = new ImportText(console, tool, command.next(true), Instant.now());
    List<DraftFile> fresh = files.stream().filter(DraftFile::isNew).toList();
    if (!json) {
      text.show(files, imported.leftOut());
    }
    boolean write =
        !fresh.isEmpty() && !dryRun && (yes || (!json && agreed(fresh, source, console)));
    if (write) {
      for (DraftFile file : fresh) {
        file.write();
      }
    }
    if (json) {
      console.out().println(text.json(files, imported.leftOut(), write));
    } else {
      text.outcome(files, write, ending);
    }
    boolean done = write || dryRun || json || fresh.isEmpty();
    return done && !files.isEmpty() && files.stream().noneMatch(DraftFile::differs)
        ? Airstep.OK
        : Airstep.NOT_SUCCEEDED;
  }

  private static boolean agreed(List<DraftFile> fresh, Path source, Console console) {
    String question = "Write " + (fresh.size() == 1 ? "this file" : fresh.size() + " files") + "?";
    try (var answers = isInput(source) ? Files.newInputStream(TERMINAL) : System.in) {
      return new Answer(console, answers).isYes(question);
    } catch (IOException _) {
      throw new UsageException("\nthere is no terminal to answer; pass --yes or --dry-run");
    }
  }
}
