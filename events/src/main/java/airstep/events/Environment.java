package airstep.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of the flow files: the process environment first, then the {@code .env} beside the
 * folder of flows and, only where that is allowed, the {@code example.env} there. An empty value
 * counts as none.
 */
public final class Environment {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*="
              + "\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'#].*?)?)(?:\\s+#.*)?");

  /**
   * A variable's value.
   *
   * @param example whether it is only the example's
   */
  record Value(String text, boolean example) {}

  private final Path file;
  private final Path example;
  private final Map<String, Value> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Nothing is set. */
  static final Environment NONE = new Environment(FlowReader.FLOWS);

  private Environment(Path flows) {
    this.file = beside(flows, ".env");
    this.example = beside(flows, "example.env");
  }

  /** A file in the folder above the flows, also if they are named as {@code .}. */
  static Path beside(Path flows, String name) {
    return flows.resolve("..").resolve(name).normalize();
  }

  /** A variable that is set nowhere is a problem. */
  public static Environment of(Path flows, Map<String, String> process) {
    return new Environment(flows).withOwn(process);
  }

  /** The example's values stand in for what is not set; the flow then counts as switched off. */
  public static Environment orExample(Path flows, Map<String, String> process) {
    Environment environment = new Environment(flows);
    environment.readFile(environment.example, true);
    return environment.withOwn(process);
  }

  /** Only the example's values, as if they were somebody's own. */
  public static Environment exampleOnly(Path flows) {
    Environment environment = new Environment(flows);
    environment.readFile(environment.example, false);
    return environment;
  }

  private Environment withOwn(Map<String, String> process) {
    readFile(file, false);
    process.forEach((name, text) -> put(name, text, false));
    return this;
  }

  Optional<Value> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Where a missing variable belongs. */
  Path file() {
    return file;
  }

  Path example() {
    return example;
  }

  private void readFile(Path path, boolean isExample) {
    if (!Files.exists(path)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(path);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          put(
              matcher.group(1),
              firstOf(matcher.group(2), matcher.group(3), matcher.group(4)),
              isExample);
        } else {
          // The line itself stays out of the message: it may hold a secret.
          problems.add(
              new Problem(path, i + 1, "this line sets no variable", "write it as NAME=value"));
        }
      }
    } catch (IOException e) {
      problems.add(
          new Problem(path, 1, "cannot be read as text: " + e, "make it a readable UTF-8 file"));
    }
  }

  private void put(String name, String text, boolean isExample) {
    if (!text.isBlank()) {
      values.put(name, new Value(text, isExample));
    }
  }

  private static String firstOf(String... groups) {
    for (String group : groups) {
      if (group != null) {
        return group;
      }
    }
    return "";
  }
}
