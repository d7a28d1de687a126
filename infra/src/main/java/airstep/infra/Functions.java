package airstep.infra;

import airstep.flows.Flow;
import airstep.vocabulary.StepName;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** The functions of a stage, one for each step. */
final class Functions extends Construct {

  private final Stage stage;
  private final Map<StepName, StepFunction> steps = new EnumMap<>(StepName.class);

  record Props(Stage stage, List<Flow> flows, Path code, Optional<Network> network) {}

  Functions(Construct scope, String id, Props props) {
    super(scope, id);
    stage = props.stage();
    StepRights rights = new StepRights(Arns.of(this, props.stage()), props.flows());
    Optional<CfnFunction.VpcConfigProperty> vpc =
        props
            .network()
            .map(
                network ->
                    new FunctionNetwork(
                            this, "Network", new FunctionNetwork.Props(props.stage(), network))
                        .vpc());
    for (StepName step : StepName.values()) {
      steps.put(
          step,
          new StepFunction(
              this,
              step.functionName(),
              new StepFunction.Props(
                  step,
                  props.stage(),
                  props.code(),
                  rights.of(step),
                  rights.firstSecret(step),
                  vpc.filter(_ -> rights.callsAirbyte(step)))));
    }
  }

  /** What definitions call from now on, by the blanks that stand for it. */
  Map<String, String> versions() {
    Map<String, String> arns = new TreeMap<>();
    called().forEach(step -> arns.put(step.functionName(), steps.get(step).version()));
    return arns;
  }

  /**
   * All steps that definitions call. What a rule calls is fixed by no execution: it reads those of
   * every release, which the newest code does best.
   */
  private Stream<StepName> called() {
    return steps.keySet().stream().filter(StepName::inDefinitions);
  }

  String logGroupName(StepName step) {
    return StepFunction.logGroupName(stage, step);
  }

  Function of(StepName step) {
    return steps.get(step).function();
  }
}
