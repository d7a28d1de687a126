package airstep.flows;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of the flow files: from the process environment, then from {@code .env} next to the
 * folder of flows, then, where allowed, from {@code example.env} there. An empty value counts as
 * not set.
 */
public final class Environment {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");

  /**
   * A variable's value.
   *
   * @param example whether it comes from {@code example.env}
   */
  record Value(String text, boolean example) {}

  private final Path file;
  private final Path example;
  private final Map<String, Value> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean complete = true;

  /** No variables. */
  static final Environment NONE = new Environment(FlowReader.FLOWS);

  private Environment(Path flows) {
    this.file = beside(flows, ".env");
    this.example = beside(flows, "example.env");
  }

  /**
   * Returns a file in the parent of the flows folder, even if that folder is given as {@code .}.
   */
  static Path beside(Path flows, String name) {
    return flows.resolve("..").resolve(name).normalize();
  }

  /** An environment in which a variable that is not set is a problem. */
  public static Environment of(Path flows, Map<String, String> process) {
    return new Environment(flows).withOwn(process);
  }

  /**
   * An environment that uses example values for variables that are not set. Such a flow is treated
   * as switched off.
   */
  public static Environment orExample(Path flows, Map<String, String> process) {
    Environment environment = new Environment(flows);
    environment.readFile(environment.example, true);
    return environment.withOwn(process);
  }

  /** An environment of the example values only, used like real ones. */
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

  /**
   * Returns whether every file could be read. If not, a variable that is not set is not reported as
   * well.
   */
  boolean complete() {
    return complete;
  }

  /** The file to which a missing variable should be added. */
  Path file() {
    return file;
  }

  Path example() {
    return example;
  }

  private void readFile(Path path, boolean isExample) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Findings findings = new Findings(path);
    Optional<String> text = TextFile.read(path, findings);
    complete &= text.isPresent();
    List<String> lines = text.map(all -> all.lines().toList()).orElse(List.of());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#") && !sets(line, isExample)) {
        // The message leaves out the line, which may contain a secret.
        findings.refuse(i + 1, "this line does not set a variable", "write it as NAME=value");
      }
    }
    problems.addAll(findings.problems());
  }

  private boolean sets(String line, boolean isExample) {
    Matcher matcher = LINE.matcher(line);
    Optional<String> value = matcher.matches() ? value(matcher.group(2)) : Optional.empty();
    value.ifPresent(text -> put(matcher.group(1), text, isExample));
    return value.isPresent();
  }

  /** Returns the value, quoted or not, without a trailing comment; empty if it is malformed. */
  private static Optional<String> value(String written) {
    String text = written.strip();
    if (text.startsWith("\"") || text.startsWith("'")) {
      int end = text.indexOf(text.charAt(0), 1);
      boolean alone = end > 0 && withoutComment(text.substring(end + 1)).isBlank();
      return alone ? Optional.of(text.substring(1, end)) : Optional.empty();
    }
    return Optional.of(withoutComment(written).strip()).filter(value -> !value.startsWith("#"));
  }

  /** Returns the text before a comment, which begins with a hash after a space. */
  private static String withoutComment(String text) {
    for (int i = text.indexOf('#', 1); i >= 0; i = text.indexOf('#', i + 1)) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /** Does not keep variables that files may not use. */
  private void put(String name, String text, boolean isExample) {
    if (!text.isBlank() && FlowVariables.refusal(name, "").isEmpty()) {
      values.put(name, new Value(text, isExample));
    }
  }
}
