package airstep.embedded.stack;

import airstep.statemachine.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of {@code docs/elsewhere}, as the reader of the page copies it.
 *
 * @param path its path in that folder
 */
record ExampleFile(String path) {

  private static final Path FOLDER = Path.of("..", "..", "docs", "elsewhere");

  /** The flow of the examples. */
  private static final String FLOW =
      "arn:aws:states:eu-central-1:123456789012:stateMachine:airstep-prod-hubspot-airbyte-daily";

  Path file() {
    return FOLDER.resolve(path);
  }

  String text() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for another flow, whose machine is in this process. */
  String with(String flow) {
    if (!text().contains(FLOW)) {
      throw new AssertionError(path + " does not name the flow of the examples");
    }
    return text().replace(FLOW, Deployment.stateMachine(flow));
  }
}
