package airstep.cli;

import airstep.flows.Environment;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.flows.MissingVariable;
import airstep.flows.Problem;
import airstep.flows.Reading;
import airstep.flows.Spelling;
import airstep.statemachine.StageLimits;
import airstep.terminal.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that names the folder of flows, and the flows read from it. */
final class Flows {

  private static final Set<String> ALERTING = Set.of("alert", "tags");

  @Option(
      names = "--flows",
      paramLabel = "DIR",
      description = "The folder of the flow files (default: events/flows of this checkout).")
  private Path directory;

  /** All flows; a variable that is not set is an error. */
  List<Flow> strict(Console console) {
    return warned(read(Environment.of(directory(), System.getenv())), console);
  }

  /** All flows; a variable that is not set takes the value of the example, with a warning. */
  List<Flow> lenient(Console console) {
    return warned(read(Environment.orExample(directory(), System.getenv())), console);
  }

  /**
   * One flow and the others in its folder; a variable that is not set takes the value of the
   * example.
   */
  ChosenFlow one(String name) {
    Path from = directory();
    return ChosenFlow.of(name, FlowReader.read(from, Environment.orExample(from, System.getenv())));
  }

  /** All flows, as {@link #lenient}, without the warnings. */
  List<Flow> quietlyLenient() {
    return read(Environment.orExample(directory(), System.getenv())).flows();
  }

  /**
   * The flows and all problems of their files, as {@link #lenient}.
   *
   * @throws UsageException if there is no flow, with the problems
   */
  Reading reading() {
    Reading reading =
        FlowReader.read(directory(), Environment.orExample(directory(), System.getenv()));
    refuse(reading.flows().isEmpty() && reading.own().isEmpty() ? reading.problems() : List.of());
    return reading;
  }

  /** The names of the flow files, also of those with problems; empty if there are none. */
  Set<String> names() {
    Reading reading =
        FlowReader.read(directory(), Environment.orExample(directory(), System.getenv()));
    return Stream.concat(
            reading.flows().stream().map(Flow::name), reading.own().stream().map(Flows::name))
        .collect(Collectors.toSet());
  }

  /** The name of the flow whose file has the problem. */
  static String name(Problem problem) {
    return problem.file().getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  /** All flows with the values of the example, whatever is set. */
  List<Flow> example() {
    return read(Environment.exampleOnly(directory())).flows();
  }

  private static List<Flow> warned(Reading reading, Console console) {
    reading.warnings().forEach(warning -> console.err().println("warning: " + warning));
    return reading.flows();
  }

  private Reading read(Environment environment) {
    Reading reading = FlowReader.read(directory(), environment);
    refuse(reading.problems());
    refuse(StageLimits.check(reading.flows()));
    return reading;
  }

  /** Throws if there is a problem. */
  static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw UsageException.of(problems);
    }
  }

  /** Returns the folder of the checkout that this command is part of. */
  static Path checkout() {
    return Path.of(System.getProperty("airstep.home", "")).toAbsolutePath();
  }

  /** Relative to the current folder if it is below it, as people would write it. */
  Path directory() {
    if (directory != null) {
      return directory;
    }
    Path here = Path.of("").toAbsolutePath();
    Path flows = checkout().resolve(FlowReader.FLOWS);
    return flows.startsWith(here) ? here.relativize(flows) : flows;
  }

  /** The flow of that name. */
  static Flow named(String name, List<Flow> flows) {
    List<String> names = flows.stream().map(Flow::name).toList();
    if (!names.contains(name)) {
      throw new UsageException(Spelling.unknown("flow", name, names));
    }
    return flows.get(names.indexOf(name));
  }

  /**
   * Checks a tag that a person wrote.
   *
   * @throws UsageException if none of the flows has it
   */
  static void checkTag(String tag, List<Flow> flows) {
    Set<String> tags =
        flows.stream().flatMap(flow -> flow.tags().stream()).collect(Collectors.toSet());
    if (!tags.contains(tag)) {
      throw new UsageException(Spelling.unknown("tag", tag, List.copyOf(tags)));
    }
  }

  /** The flow, if all its variables are set. Those of other flows may be missing. */
  static Flow runnable(Flow flow) {
    refuse(missing(flow, _ -> true).toList());
    return flow;
  }

  /** The flows, if the variables that decide where alerts go are set; others may be missing. */
  static List<Flow> alertable(List<Flow> flows) {
    refuse(
        flows.stream()
            .flatMap(flow -> missing(flow, variable -> decidesAlerts(flow, variable)))
            .distinct()
            .toList());
    return flows;
  }

  /** Tags count too: they choose the route. */
  private static boolean decidesAlerts(Flow flow, MissingVariable variable) {
    return !variable.file().equals(flow.file())
        || flow.lines().entrySet().stream()
            .filter(key -> key.getValue() <= variable.line())
            .max(Map.Entry.comparingByValue())
            .filter(key -> ALERTING.contains(key.getKey()))
            .isPresent();
  }

  private static Stream<Problem> missing(Flow flow, Predicate<MissingVariable> counts) {
    Path env = flow.file().resolveSibling("..").resolve(".env").normalize();
    String remedy = "export it or put it in " + env;
    return flow.missing().stream()
        .filter(counts)
        .map(it -> new Problem(it.file(), it.line(), it.name() + " is not set", remedy));
  }
}
