package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads every flow file of a folder and the {@code alerts.yaml} next to it, and reports all
 * problems at once.
 */
public final class FlowReader {
  /** The flows folder in a checkout. */
  public static final Path FLOWS = Path.of("events", "flows");

  private static final String EXTENSION = ".yaml";

  /**
   * With a stage prefix of at most 21 characters, a name must fit the 64 characters of a rule and a
   * schedule; with an event id appended, the 80 characters of an execution name.
   */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,42}");

  /** The state machines that every stage has in addition to those of its flows. */
  private static final Set<String> RESERVED = Set.of("run", "sync");

  private static final FlowFile.Surroundings ALONE =
      new FlowFile.Surroundings(Alerts.NONE, Environment.NONE, Optional.empty());

  private final Path directory;
  private final Environment environment;
  private final Set<String> names = new TreeSet<>();
  private final List<Flow> flows = new ArrayList<>();

  /** Problems of what all flows share. */
  private final List<Problem> shared = new ArrayList<>();

  /** Problems of single flows. */
  private final List<Problem> own = new ArrayList<>();

  private final List<Problem> warnings = new ArrayList<>();
  private Alerts alerts = Alerts.NONE;

  private FlowReader(Path directory, Environment environment) {
    this.directory = directory;
    this.environment = environment;
  }

  public static Reading read(Path directory, Environment environment) {
    return new FlowReader(directory, environment).read();
  }

  /** Returns a flow with every default. */
  public static Flow defaults() {
    return of("defaults", "connections: all-active");
  }

  /**
   * Returns a flow from a text instead of a folder.
   *
   * @throws IllegalArgumentException if the text has a problem
   */
  public static Flow of(String name, String text) {
    Findings findings = new Findings(Path.of(name + ".yaml"));
    return of(name, text, findings)
        .orElseThrow(() -> new IllegalArgumentException(findings.problems().toString()));
  }

  /** Returns the problems of a text that is to become a flow file without variables. */
  public static List<Problem> problems(String name, String text) {
    Findings findings = new Findings(Path.of(name + ".yaml"));
    var _ = of(name, text, findings);
    return findings.problems();
  }

  private static Optional<Flow> of(String name, String text, Findings findings) {
    return FlowFile.read(Path.of(name + ".yaml"), name, text, ALONE, findings);
  }

  private Reading read() {
    shared.addAll(environment.problems());
    Path alertFile = Environment.beside(directory, "alerts.yaml");
    readAlerts(alertFile);
    try (Stream<Path> listed = Files.list(directory)) {
      List<Path> paths = listed.filter(path -> !isHidden(path)).sorted().toList();
      List<Path> files = paths.stream().filter(FlowReader::isFlow).toList();
      files.stream().map(FlowReader::name).forEach(names::add);
      files.forEach(this::readFlow);
      paths.stream().filter(Files::isDirectory).forEach(this::refuseFlowsBelow);
      own.addAll(Chains.check(flows));
      own.addAll(Caps.check(flows));
      if (flows.isEmpty() && own.isEmpty() && shared.isEmpty()) {
        refuseFolder("this folder contains no flows", "add a file name.yaml to it");
      }
    } catch (IOException | UncheckedIOException _) {
      refuseFolder("there is no such folder", "pass the folder that contains the flow files");
    }
    warnings.addAll(alerts.idle(alertFile, flows));
    return new Reading(Caps.spread(flows), shared, own, warnings);
  }

  private void refuseFolder(String what, String remedy) {
    shared.add(new Problem(directory, 0, what, remedy));
  }

  private void refuse(Path path, String what, String remedy) {
    shared.add(new Problem(path, 1, what, remedy));
  }

  /** Reads the alert settings. A missing file is valid. */
  private void readAlerts(Path file) {
    Path other = file.resolveSibling("alerts.yml");
    if (Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
      refuse(other, "this file is not read", "rename it to alerts.yaml");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Findings findings = new Findings(file);
      TextFile.read(file, findings)
          .ifPresent(text -> alerts = Alerts.read(file, text, environment, findings));
      shared.addAll(findings.problems());
      warnings.addAll(findings.warnings());
    }
  }

  /** AWS resources are named after the flow and cannot have a slash in their names. */
  private void refuseFlowsBelow(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      String what = "subfolders are not read, because a flow name cannot contain a slash";
      below
          .filter(FlowReader::isYaml)
          .map(path -> new Problem(path, 1, what, "move the file to " + directory))
          .forEach(own::add);
    } catch (IOException | UncheckedIOException e) {
      own.add(
          new Problem(folder, 1, "the folder cannot be read: " + e, "make it a readable folder"));
    }
  }

  private static boolean isYaml(Path path) {
    String lower = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return lower.endsWith(EXTENSION) || lower.endsWith(".yml");
  }

  private static boolean isFlow(Path path) {
    return isYaml(path) && !Files.isDirectory(path);
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static String name(Path path) {
    String fileName = path.getFileName().toString();
    return fileName.substring(0, fileName.lastIndexOf('.'));
  }

  private void readFlow(Path path) {
    Findings findings = new Findings(path);
    String name = name(path);
    if (!path.toString().endsWith(EXTENSION)) {
      findings.refuse(1, "flow files end in .yaml", "rename it to " + name + EXTENSION);
    }
    if (RESERVED.contains(name)) {
      findings.refuse(
          1,
          quote(name) + " is reserved for a state machine that all flows share",
          "rename the file");
    }
    if (!NAME.matcher(name).matches()) {
      findings.refuse(
          1,
          quote(name) + " is not a valid flow name",
          "rename the file: use 1 to 43 of a-z, 0-9 and -, not starting with -");
    }
    var around = new FlowFile.Surroundings(alerts, environment, Optional.of(names));
    TextFile.read(path, findings)
        .flatMap(text -> FlowFile.read(path, name, text, around, findings))
        .ifPresent(flows::add);
    own.addAll(findings.problems());
    warnings.addAll(findings.warnings());
  }
}
