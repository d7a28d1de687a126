package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Environment;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.flows.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Flow files that a test defines as texts, read in the same way as files. */
record FlowTexts(Map<String, String> texts) {

  private static final Map<FlowTexts, LoadedMachines> LOADED = new ConcurrentHashMap<>();

  static FlowTexts none() {
    return new FlowTexts(Map.of());
  }

  static FlowTexts of(String name, String yaml) {
    return none().with(name, yaml);
  }

  FlowTexts with(String name, String yaml) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    more.put(name, yaml);
    return new FlowTexts(more);
  }

  /** Returns their definitions, loaded once: many tests have the same flows. */
  LoadedMachines load() {
    return LOADED.computeIfAbsent(this, flows -> LoadedMachines.of(flows.read()));
  }

  List<Flow> read() {
    try {
      Path directory = Files.createTempDirectory("flows");
      List<Path> files = new ArrayList<>();
      try {
        for (Map.Entry<String, String> text : texts.entrySet()) {
          files.add(Files.writeString(directory.resolve(text.getKey() + ".yaml"), text.getValue()));
        }
        Reading reading = FlowReader.read(directory, Environment.of(directory, Map.of()));
        assertThat(reading.problems()).isEmpty();
        return reading.flows();
      } finally {
        for (Path file : files) {
          Files.delete(file);
        }
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
