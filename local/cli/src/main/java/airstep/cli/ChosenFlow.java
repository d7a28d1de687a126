package airstep.cli;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.flows.Problem;
import airstep.flows.Reading;
import airstep.operate.NextCommand;
import airstep.statemachine.StageLimits;
import airstep.text.Counted;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
  static ChosenFlow of(String name, Reading read) {
    Map<Boolean, List<Problem>> limits =
        StageLimits.check(read.flows()).stream()
            .collect(Collectors.partitioningBy(problem -> isIn(problem, read.flows())));
    List<Problem> own = both(read.own(), limits.get(true));
    List<Problem> shared = both(read.shared(), limits.get(false));
    // A problem that concerns every flow is reported with all others.
    Flows.refuse(shared.isEmpty() ? List.of() : both(shared, own));
    Flows.refuse(own.stream().filter(problem -> name(problem.file()).equals(name)).toList());
    List<Flow> sound =
        read.flows().stream()
            .filter(flow -> own.stream().noneMatch(problem -> isIn(problem, List.of(flow))))
            .toList();
    Flows.refuse(sound.isEmpty() ? own : List.of());
    return new ChosenFlow(Flows.named(name, sound), sound, own, read.warnings());
  }

  /**
   * The same, if its connections are certain: a flow of all active connections leaves out those
   * that other flows name, and a file with problems may name any.
   *
   * @throws UsageException otherwise
   */
  ChosenFlow certain() {
    if (!elsewhere.isEmpty() && !(flow.connections() instanceof Connections.Named)) {
      Problem uncertain =
          flow.problem(
              "connections",
              "all-active leaves out the connections that other flows name, and not all of those"
                  + " flows can be read",
              "fix the problems above first");
      Flows.refuse(both(elsewhere, List.of(uncertain)));
    }
    return this;
  }

  /** One line for each other flow's file that has problems. */
  List<String> notes(NextCommand next) {
    List<Path> files = elsewhere.stream().map(Problem::file).toList();
    return files.stream()
        .distinct()
        .map(file -> note(file, Collections.frequency(files, file), next))
        .toList();
  }

  private static String note(Path file, int problems, NextCommand next) {
    return "warning: %s has %s, and that flow is left out; see %s"
        .formatted(file, Counted.of(problems, "problem"), next.text("validate"));
  }

  private static boolean isIn(Problem problem, List<Flow> flows) {
    return flows.stream().anyMatch(flow -> flow.file().equals(problem.file()));
  }

  private static List<Problem> both(List<Problem> some, List<Problem> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.ya?ml$", "");
  }
}
