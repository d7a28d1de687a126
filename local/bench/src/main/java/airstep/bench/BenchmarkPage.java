package airstep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page of benchmarks, {@code docs/benchmarks.md}. Each section is renewed on its own, and all
 * others stay as they are.
 */
public final class BenchmarkPage {

  private static final List<String> INTRODUCTION =
      List.of(
          "# Benchmarks",
          "",
          "`./airstep bench` writes this page; `./airstep bench SECTION` renews one section.",
          "Counted sections are the same on every machine, and a test compares them with the code.",
          "Measured ones name their machine and day; of them, compare the ratios.");

  private static final String HEADING = "## ";

  private final Path file;
  private final List<Benchmark> sections;

  /**
   * Describes a page.
   *
   * @param sections all that it may have, in its order
   */
  public BenchmarkPage(Path file, List<Benchmark> sections) {
    this.file = file;
    this.sections = List.copyOf(sections);
  }

  /** Renews one section of the page, and its pictures. */
  public void renew(Benchmark section, LocalDate day, MeasuredOn machine) throws Exception {
    Map<String, List<String>> parts = parts();
    parts.put(section.heading(), part(section, day, machine));
    List<String> lines = new ArrayList<>(INTRODUCTION);
    for (Benchmark each : sections) {
      List<String> part = parts.get(each.heading());
      if (part != null) {
        lines.add("");
        lines.add(HEADING + each.heading());
        lines.addAll(part);
      }
    }
    for (var picture : section.pictures().entrySet()) {
      Files.writeString(file.resolveSibling(picture.getKey()), picture.getValue());
    }
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }

  /** Returns the lines of the page below the section's heading; none if it has not got it yet. */
  public List<String> part(Benchmark section) throws IOException {
    return parts().getOrDefault(section.heading(), List.of());
  }

  /** Returns the lines below the heading as they are now. */
  public static List<String> part(Benchmark section, LocalDate day, MeasuredOn machine)
      throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("");
    String command = "`./airstep bench " + section.name() + "`";
    lines.add(section.measured() ? command + ", " + day + ", " + machine + "." : command);
    lines.add("");
    lines.addAll(section.lines());
    return lines;
  }

  /** Returns the lines below each heading, without the empty ones at their end. */
  private Map<String, List<String>> parts() throws IOException {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return parts;
    }
    List<String> part = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith(HEADING)) {
        part = new ArrayList<>();
        parts.put(line.substring(HEADING.length()), part);
      } else {
        part.add(line);
      }
    }
    for (List<String> each : parts.values()) {
      while (!each.isEmpty() && each.getLast().isEmpty()) {
        each.removeLast();
      }
    }
    return parts;
  }
}
