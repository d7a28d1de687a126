package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Environment;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.flows.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flow files for a test. */
final class FlowFiles {

  private static final Path SHIPPED = Path.of("..").resolve(FlowReader.FLOWS);

  private FlowFiles() {}

  /** Returns the flows of this checkout with example values, used like real ones. */
  static List<Flow> shipped() {
    return flows(FlowReader.read(SHIPPED, Environment.exampleOnly(SHIPPED)));
  }

  /** Returns a flow with the cron in the time zone; empty if it is refused. */
  static Optional<Flow> scheduled(Path folder, String cron, String zone) {
    write(
        folder.resolve("flow.yaml"),
        """
        schedule:
          cron: "%s"
          timezone: %s
        connections: all-active
        """
            .formatted(cron, zone));
    Reading reading = FlowReader.read(folder, Environment.of(folder, Map.of()));
    return reading.flows().stream().findFirst().filter(_ -> reading.problems().isEmpty());
  }

  /** Returns the flows of a folder. */
  static List<Flow> in(Path folder) {
    return flows(FlowReader.read(folder, Environment.of(folder, Map.of())));
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Flow> flows(Reading reading) {
    assertThat(reading.problems()).isEmpty();
    return reading.flows();
  }
}
