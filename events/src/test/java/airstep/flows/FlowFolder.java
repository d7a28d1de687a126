package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder of flow files for a test, with the variable files next to it. */
record FlowFolder(Path flows) {
  static final String CONNECTION = "00000000-0000-4000-8000-000000000001";

  static FlowFolder in(Path events) {
    return new FlowFolder(events.resolve("flows")).with("placeholder.txt", "");
  }

  /** Writes a file. A path like ../.env is outside the folder. */
  FlowFolder with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes that may not be valid text. */
  FlowFolder with(String path, byte[] bytes) {
    try {
      Path file = flows.resolve(path).normalize();
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reading read() {
    return read(Map.of());
  }

  Reading read(Map<String, String> process) {
    return FlowReader.read(flows, Environment.of(flows, process));
  }

  Reading readOrExample() {
    return FlowReader.read(flows, Environment.orExample(flows, Map.of()));
  }

  /** Asserts that reading gives flows, or problems of one line each with a line number. */
  void assertHolds(String what) {
    assertThatCode(
            () -> {
              Reading reading = read();
              assertThat(reading.problems().isEmpty() && reading.flows().isEmpty()).isFalse();
              assertThat(reading.problems())
                  .allMatch(
                      problem -> problem.line() > 0 && problem.toString().lines().count() == 1);
            })
        .as(what)
        .doesNotThrowAnyException();
  }

  /** Returns the problems as printed, with paths relative to the folder's parent. */
  List<String> problems(Reading reading) {
    return lines(reading.problems());
  }

  List<String> lines(List<Problem> problems) {
    String parent = flows.getParent() + "/";
    return problems.stream().map(problem -> problem.toString().replace(parent, "")).toList();
  }

  static List<Flow> flows(Reading reading) {
    assertThat(reading.problems()).isEmpty();
    return reading.flows();
  }

  static Flow only(Reading reading) {
    return flows(reading).getFirst();
  }

  /** Returns every problem and every warning. */
  List<String> said(Reading reading) {
    List<Problem> said = new ArrayList<>(reading.problems());
    said.addAll(reading.warnings());
    return lines(said);
  }
}
