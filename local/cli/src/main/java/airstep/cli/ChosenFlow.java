package airstep.cli;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.flows.Problem;
import airstep.flows.Reading;
import airstep.statemachine.StageLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One flow of a folder. Its own file has no problems; the files of other flows may have some.
 *
 * @param all the flows whose files have no problems, including this one
 * @param elsewhere the problems of other flows' files
 * @param warnings about everything that could be read
 */
record ChosenFlow(Flow flow, List<Flow> all, List<Problem> elsewhere, List<Problem> warnings) {

  /**
   * The flow of that name.
   *
   * @throws UsageException if there is none, or if its file or what all flows share has a problem
   */
  static ChosenFlow of(String name, Reading reading) {
    List<Problem> shared = new ArrayList<>();
    List<Problem> own = new ArrayList<>();
    List<Flow> readable;
    List<Problem> warnings;
    switch (reading) {
      case Reading.Flows(var flows, var all) -> {
        readable = flows;
        warnings = all;
      }
      case Reading.Refused refused -> {
        shared.addAll(refused.shared());
        own.addAll(refused.own());
        readable = refused.flows();
        warnings = refused.warnings();
      }
    }
    Predicate<Problem> ofOne =
        problem -> readable.stream().anyMatch(flow -> flow.file().equals(problem.file()));
    List<Problem> limits = StageLimits.check(readable);
    limits.stream().filter(ofOne).forEach(own::add);
    limits.stream().filter(ofOne.negate()).forEach(shared::add);
    if (!shared.isEmpty()) {
      throw Flows.usage(Stream.concat(shared.stream(), own.stream()).toList());
    }
    List<Problem> ofThis =
        own.stream().filter(problem -> name(problem.file()).equals(name)).toList();
    if (!ofThis.isEmpty()) {
      throw Flows.usage(ofThis);
    }
    List<Flow> sound =
        readable.stream()
            .filter(flow -> own.stream().noneMatch(problem -> problem.file().equals(flow.file())))
            .toList();
    if (sound.isEmpty()) {
      throw Flows.usage(own);
    }
    return new ChosenFlow(Flows.named(name, sound), sound, List.copyOf(own), warnings);
  }

  /**
   * The same, if its connections are certain: a flow of all active connections leaves out those
   * that other flows name, and a file with problems may name any.
   *
   * @throws UsageException otherwise
   */
  ChosenFlow certain() {
    if (elsewhere.isEmpty() || flow.connections() instanceof Connections.Named) {
      return this;
    }
    List<Problem> problems = new ArrayList<>(elsewhere);
    problems.add(
        flow.problem(
            "connections",
            "all-active leaves out the connections that other flows name, and not all of those"
                + " flows can be read",
            "fix the problems above first"));
    throw Flows.usage(problems);
  }

  /** One line for each other flow's file that has problems. */
  List<String> notes() {
    Map<Path, Long> count =
        elsewhere.stream()
            .collect(
                Collectors.groupingBy(Problem::file, LinkedHashMap::new, Collectors.counting()));
    return count.entrySet().stream()
        .map(
            file ->
                "warning: %s has %d problem%s, and that flow is left out; see ./airstep validate"
                    .formatted(file.getKey(), file.getValue(), file.getValue() == 1 ? "" : "s"))
        .toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.ya?ml$", "");
  }
}
