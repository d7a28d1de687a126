package airstep.infra;

import airstep.events.Environment;
import airstep.events.Flow;
import airstep.events.FlowReader;
import airstep.events.Problem;
import airstep.events.Reading;
import airstep.statemachine.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The flows of a stage, all of which AWS can hold.
 *
 * @param warnings what is deployed switched off since a variable is not set
 */
record StageFlows(List<Flow> flows, List<Problem> warnings) {

  StageFlows {
    flows = List.copyOf(flows);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the folder. In {@code dev} the example stands in for a variable that is not set, so that
   * the stack can be looked at at once; any other stage is refused without it.
   *
   * @throws RefusedException with the lines of {@code airstep validate}
   */
  static StageFlows read(Stage stage, Path directory, Map<String, String> variables) {
    Environment environment =
        stage.isDev()
            ? Environment.orExample(directory, variables)
            : Environment.of(directory, variables);
    return of(FlowReader.read(directory, environment));
  }

  static StageFlows of(Reading reading) {
    return switch (reading) {
      case Reading.Refused(List<Problem> problems) -> throw refused(problems);
      case Reading.Flows(List<Flow> flows, List<Problem> warnings) -> {
        List<Problem> problems =
            flows.stream().flatMap(flow -> Limits.check(flow, flows).stream()).toList();
        if (!problems.isEmpty()) {
          throw refused(problems);
        }
        yield new StageFlows(flows, warnings);
      }
    };
  }

  private static RefusedException refused(List<Problem> problems) {
    return new RefusedException(problems.stream().map(Problem::toString).toList());
  }
}
