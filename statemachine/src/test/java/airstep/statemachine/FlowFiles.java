package airstep.statemachine;

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

/** A folder of flow files for a test. */
record FlowFiles(Path directory) {

  static final String CONNECTION = "00000000-0000-4000-8000-000000000001";

  FlowFiles with(String name, String yaml) {
    try {
      Files.writeString(directory.resolve(name + ".yaml"), yaml);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Flow> read() {
    Reading reading = FlowReader.read(directory, Environment.of(directory, Map.of()));
    assertThat(reading.problems()).isEmpty();
    return reading.flows();
  }

  Flow only() {
    return read().getFirst();
  }
}
