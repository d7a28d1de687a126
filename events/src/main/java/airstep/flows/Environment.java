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
  private static final String OWN = ".env";
  private static final String EXAMPLE = "example.env";

  /** A name and its value, in quotes or not. A comment begins with a hash after a space. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\\s*="
              + "(?:\\s*\"(?<double>[^\"]*)\"\\s*|\\s*'(?<single>[^']*)'\\s*"
              + "|(?!#|\\s*[\"'])(?<plain>.*?))(?:(?<=\\s)#.*)?");

  /** An id of Airbyte's. Another value of the example may be meant to be used as it is. */
  private static final Pattern ID = Pattern.compile(Rules.UUID_FORM);

  /**
   * A variable's value.
   *
   * @param example whether it comes from {@code example.env}
   * @param copied whether it was set, to the id that stands in {@code example.env}
   */
  record Value(String text, boolean example, boolean copied) {}

  /** What becomes of a variable that was set to the id that stands in {@code example.env}. */
  private enum Copies {
    REFUSED,
    WARNED,
    NOT_SET
  }

  private final Path flows;
  private final Copies copies;
  private final Map<String, Value> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> exampleIds = new HashMap<>();
  private boolean complete = true;

  static final Environment NONE = new Environment(FlowReader.FLOWS, Copies.WARNED);

  private Environment(Path flows, Copies copies) {
    this.flows = flows;
    this.copies = copies;
  }

  /** Returns a file beside the flows folder, even if that folder is given as {@code .}. */
  static Path beside(Path flows, String name) {
    return flows.resolve("..").resolve(name).normalize();
  }

  /**
   * An environment in which a variable that is not set is a problem, as is one with the id of the
   * example.
   */
  public static Environment of(Path flows, Map<String, String> process) {
    return new Environment(flows, Copies.REFUSED)
        .withExampleIds()
        .withFile(OWN, false)
        .withProcess(process);
  }

  /**
   * An environment that uses example values for variables that are not set. Such a flow is treated
   * as switched off.
   */
  public static Environment orExample(Path flows, Map<String, String> process) {
    return orExample(flows, process, Copies.WARNED);
  }

  /** The same for a deployment, to which the ids of the example are not values. */
  public static Environment toDeploy(Path flows, Map<String, String> process) {
    return orExample(flows, process, Copies.NOT_SET);
  }

  private static Environment orExample(Path flows, Map<String, String> process, Copies copies) {
    return new Environment(flows, copies)
        .withExampleIds()
        .withFile(EXAMPLE, true)
        .withFile(OWN, false)
        .withProcess(process);
  }

  /** An environment of the example values only, used like real ones. */
  public static Environment exampleOnly(Path flows) {
    return new Environment(flows, Copies.WARNED).withFile(EXAMPLE, false);
  }

  /** Remembers the ids of the example, which no Airbyte has. */
  private Environment withExampleIds() {
    Environment example = exampleOnly(flows);
    example.values.forEach(
        (name, value) -> {
          if (ID.matcher(value.text()).matches()) {
            exampleIds.put(name, value.text());
          }
        });
    return this;
  }

  private Environment withProcess(Map<String, String> process) {
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

  /** Returns whether a variable with the id of the example is a problem, and not only a warning. */
  boolean refusesCopies() {
    return copies == Copies.REFUSED;
  }

  /** The file to which a missing variable should be added. */
  Path file() {
    return beside(flows, OWN);
  }

  Path example() {
    return beside(flows, EXAMPLE);
  }

  private Environment withFile(String name, boolean isExample) {
    Path path = beside(flows, name);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return this;
    }
    Findings findings = new Findings(path);
    Optional<String> text = TextFile.read(path, findings);
    complete &= text.isPresent();
    List<String> lines = text.map(all -> all.lines().toList()).orElse(List.of());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        String plain = matcher.group("plain");
        String quoted = matcher.group(matcher.group("double") == null ? "single" : "double");
        put(matcher.group("name"), plain == null ? quoted : plain.strip(), isExample);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        // The message leaves out the line, which may contain a secret.
        findings.refuse(i + 1, "this line does not set a variable", "write it as NAME=value");
      }
    }
    problems.addAll(findings.problems());
    return this;
  }

  /** Does not keep variables that files may not use. */
  private void put(String name, String text, boolean isExample) {
    if (!text.isBlank() && FlowVariables.refusal(name, "").isEmpty()) {
      boolean copied = !isExample && text.strip().equalsIgnoreCase(exampleIds.get(name));
      if (!copied || copies != Copies.NOT_SET) {
        values.put(name, new Value(text, isExample, copied));
      }
    }
  }
}
