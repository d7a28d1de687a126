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

/** The flows of a stage, all of which AWS can hold. */
record StageFlows(List<Flow> flows) {

  StageFlows {
    flows = List.copyOf(flows);
  }

  /**
   * Reads the folder. The example stands in for a variable that is not set, so that the stack can
   * be looked at at once, though not deployed.
   *
   * @throws RefusedException with the lines of {@code airstep validate}
   */
  static StageFlows read(Path directory, Map<String, String> variables) {
    return of(FlowReader.read(directory, Environment.orExample(directory, variables)));
  }

  static StageFlows of(Reading reading) {
    return switch (reading) {
      case Reading.Refused refused -> throw refused(refused.problems());
      case Reading.Flows(List<Flow> flows, _) -> {
        List<Problem> problems = StageLimits.check(flows);
        if (!problems.isEmpty()) {
          throw refused(problems);
        }
        yield new StageFlows(flows);
      }
    };
  }

  private static RefusedException refused(List<Problem> problems) {
    return new RefusedException(problems.stream().map(Problem::toString).toList());
  }
}
