package airstep.cli;

import airstep.flows.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Wrong use or configuration of the command: a message to print as it is, and exit code 2. */
final class UsageException extends RuntimeException {

  private final transient List<Problem> problems;

  UsageException(String message) {
    this(message, List.of());
  }

  private UsageException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** An exception about problems of files, with one line for each. */
  static UsageException of(List<Problem> problems) {
    return new UsageException(
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), problems);
  }

  /** The problems of files; empty if it is about something else. */
  List<Problem> problems() {
    return problems;
  }
}
