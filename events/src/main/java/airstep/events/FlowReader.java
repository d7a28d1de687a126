package airstep.events;

import static airstep.events.Refusal.quote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads every flow file of a folder and the file of alerts beside it, and reports every problem of
 * all of them at once.
 */
public final class FlowReader {
  /** Where a checkout keeps its flows. */
  public static final Path FLOWS = Path.of("events", "flows");

  private static final String EXTENSION = ".yaml";

  /**
   * With a stage's prefix before it, 21 characters at most, a name must fit the 64 of a rule and of
   * a schedule; with the id of an event behind it, the 80 of an execution.
   */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,42}");

  /** The machines that every stage has beside those of its flows. */
  private static final Set<String> RESERVED = Set.of("run", "sync");

  private final Path directory;
  private final Environment environment;
  private final Set<String> names = new TreeSet<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private Alerts alerts = Alerts.NONE;

  private FlowReader(Path directory, Environment environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** Reads the folder as it is now. */
  public static Reading read(Path directory, Environment environment) {
    return new FlowReader(directory, environment).read();
  }

  /** A flow in which nothing is written that has a default. */
  public static Flow defaults() {
    return of("defaults", "connections: all-active");
  }

  /**
   * A flow that lies in no folder.
   *
   * @throws IllegalArgumentException if anything is wrong with the text
   */
  public static Flow of(String name, String text) {
    Path file = Path.of(name + ".yaml");
    Findings findings = new Findings(file);
    return FlowFile.read(file, name, text, Alerts.NONE, Environment.NONE, findings)
        .orElseThrow(() -> new IllegalArgumentException(findings.problems().toString()));
  }

  private Reading read() {
    problems.addAll(environment.problems());
    Path alertFile = Environment.beside(directory, "alerts.yaml");
    readAlerts(alertFile);
    try (Stream<Path> files = Files.list(directory)) {
      files.sorted().forEach(this::readFile);
      problems.addAll(Chains.check(flows, names));
      if (flows.isEmpty() && problems.isEmpty()) {
        problems.add(
            new Problem(directory, 1, "this folder holds no flow", "add a file name.yaml to it"));
      }
    } catch (IOException _) {
      problems.add(
          new Problem(
              directory, 1, "there is no such folder", "name the folder of the flow files"));
    }
    problems.sort(
        Comparator.comparing((Problem problem) -> problem.file().toString())
            .thenComparingInt(Problem::line));
    warnings.addAll(alerts.idle(alertFile, flows));
    return problems.isEmpty() ? new Reading.Flows(flows, warnings) : new Reading.Refused(problems);
  }

  /** A file that is not there says nothing. */
  private void readAlerts(Path file) {
    Path other = file.resolveSibling("alerts.yml");
    if (Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
      problems.add(new Problem(other, 1, "this file is not read", "rename it to alerts.yaml"));
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Findings findings = new Findings(file);
      text(file, findings)
          .ifPresent(text -> alerts = AlertFile.read(file, text, environment, findings));
      add(findings);
    }
  }

  /** A flow has no slash in its name: what AWS names after it could not have one. */
  private void refuseFlowsBelow(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      below
          .filter(FlowReader::isYaml)
          .map(
              path ->
                  new Problem(
                      path,
                      1,
                      "a flow's name has no slash: folders below are not read",
                      "move the file to " + directory))
          .forEach(problems::add);
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          new Problem(folder, 1, "the folder cannot be read: " + e, "make it a readable folder"));
    }
  }

  private static boolean isYaml(Path path) {
    String lower = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return lower.endsWith(EXTENSION) || lower.endsWith(".yml");
  }

  private void readFile(Path path) {
    String fileName = path.getFileName().toString();
    if (fileName.startsWith(".")) {
      return;
    }
    if (Files.isDirectory(path)) {
      refuseFlowsBelow(path);
      return;
    }
    if (!isYaml(path)) {
      return;
    }
    Findings findings = new Findings(path);
    String name = fileName.substring(0, fileName.lastIndexOf('.'));
    names.add(name);
    if (!fileName.endsWith(EXTENSION)) {
      findings.refuse(1, "flow files end in .yaml", "rename it to " + name + EXTENSION);
    }
    if (RESERVED.contains(name)) {
      findings.refuse(
          1, quote(name) + " is the name of a machine that all flows share", "rename the file");
    }
    if (!NAME.matcher(name).matches()) {
      findings.refuse(
          1,
          quote(name) + " is no name for a flow",
          "rename the file: 1 to 43 of a-z, 0-9 and -, not beginning with -");
    }
    text(path, findings)
        .flatMap(text -> FlowFile.read(path, name, text, alerts, environment, findings))
        .ifPresent(flows::add);
    add(findings);
  }

  private static Optional<String> text(Path path, Findings findings) {
    try {
      return Optional.of(Files.readString(path));
    } catch (CharacterCodingException _) {
      findings.refuse(1, "the file is not UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      findings.refuse(1, "the file cannot be read: " + e, "make it a readable file");
    }
    return Optional.empty();
  }

  private void add(Findings findings) {
    problems.addAll(findings.problems());
    warnings.addAll(findings.warnings());
  }
}
