package airstep.cli;

import java.util.List;

/** Wrong use or configuration of the command: lines to print, and exit code 2. */
final class UsageException extends RuntimeException {

  private final List<String> lines;

  UsageException(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  UsageException(String line) {
    this(List.of(line));
  }

  List<String> lines() {
    return lines;
  }
}
