package airstep.cli;

import airstep.asl.timeline.RealTimeline;
import airstep.asl.timeline.Timeline;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.stack.SecretsFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names a file of secrets; without it, Airbyte and Slack are in this process. */
final class SecretsOption {

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description =
          "A JSON object from secret name to secret value, for your own Airbyte and Slack.")
  private Path path;

  Optional<SecretsFile> file() {
    return Optional.ofNullable(path).map(SecretsFile::read);
  }

  boolean isGiven() {
    return path != null;
  }

  static Timeline timeline(boolean real, Instant now) {
    return real ? new RealTimeline() : new VirtualTimeline(now.truncatedTo(ChronoUnit.SECONDS));
  }
}
