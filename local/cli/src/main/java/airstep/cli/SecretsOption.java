package airstep.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names a file of secrets; without it, Airbyte and Slack are in this process. */
final class SecretsOption {

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description =
          "A JSON object from secret name to secret value, for your own Airbyte and Slack.")
  private Path file;

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
