package airstep.infra;

import airstep.flows.Environment;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.flows.Problem;
import airstep.flows.Reading;
import airstep.statemachine.StageLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the flows of a stage, which are within the limits of AWS. */
final class StageFlows {

  private StageFlows() {}

  /**
   * Reads the folder. A variable that is not set, or is set to the id of the example, has its
   * example value, with which the stack can be synthesized but not deployed.
   *
   * @throws RefusedException with the lines that {@code airstep validate} prints
   */
  static List<Flow> read(Path directory, Map<String, String> variables) {
    return of(FlowReader.read(directory, Environment.toDeploy(directory, variables)));
  }

  static List<Flow> of(Reading reading) {
    List<Problem> problems = reading.problems();
    if (problems.isEmpty()) {
      problems = StageLimits.check(reading.flows());
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems.stream().map(Problem::toString).toList());
    }
    return reading.flows();
  }
}
