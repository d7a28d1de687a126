package airstep.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scripts that a line starts, where this machine has them.
 *
 * @param folders where to look for a script with a relative path
 */
record Scripts(List<Path> folders) {

  private static final long LONGEST = 200_000;

  Scripts {
    folders = List.copyOf(folders);
  }

  /** These, and before them those in a folder. */
  Scripts in(String folder) {
    return path(folder)
        .map(first -> new Scripts(Stream.concat(Stream.of(first), folders.stream()).toList()))
        .orElse(this);
  }

  /** The text of a script; empty if it cannot be found, or cannot be read as text. */
  Optional<String> read(String file) {
    return path(file.replaceFirst("^(?:~|\\$HOME|\\$\\{HOME})/", "")).stream()
        .flatMap(path -> folders.stream().map(folder -> folder.resolve(path)))
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(Scripts::text);
  }

  private static Optional<Path> path(String file) {
    try {
      return Optional.of(Path.of(file));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.size(file) > LONGEST ? Optional.empty() : Optional.of(Files.readString(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
