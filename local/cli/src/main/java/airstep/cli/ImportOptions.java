package airstep.cli;

import airstep.imports.Imported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
      throw new UsageException(file + ": cannot be read; pass a file that you can read");
    }
  }

  /**
   * Shows the flows, asks and writes them.
   *
   * @param tool the name of the other tool
   * @param source the file that they come from; if it is standard input, the terminal answers
   * @return 1 if there was nothing to write, a file already existed with another content, or the
   *     answer was no
   */
  int carryOver(Imported imported, String tool, Path source, Console console) throws IOException {
    List<DraftFile> files =
        imported.drafts().stream().map(it -> DraftFile.of(it, flows.directory())).toList();
    ImportText text = new ImportText(console, tool, Instant.now());
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
      text.outcome(files, write);
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
    } catch (IOException | UncheckedIOException _) {
      throw new UsageException("\nthere is no terminal to answer; pass --yes or --dry-run");
    }
  }
}
