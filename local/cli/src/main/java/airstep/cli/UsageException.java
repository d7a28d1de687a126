package airstep.cli;

import java.util.List;

/** Wrong use or configuration of the command: a message to print as it is, and exit code 2. */
final class UsageException extends RuntimeException {

  UsageException(List<String> lines) {
    this(String.join("\n", lines));
  }

  UsageException(String message) {
    super(message);
  }
}
