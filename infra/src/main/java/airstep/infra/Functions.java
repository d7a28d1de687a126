package airstep.infra;

import airstep.flows.Flow;
import airstep.vocabulary.StepName;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** The Lambda functions of a stage, one for each step. */
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

  /** Returns the function versions that definitions call, by the names of their placeholders. */
  Map<String, String> versions() {
    Map<String, String> arns = new TreeMap<>();
    // A rule calls the newest code, because it reads executions of every release.
    steps.keySet().stream()
        .filter(StepName::inDefinitions)
        .forEach(step -> arns.put(step.functionName(), steps.get(step).version()));
    return arns;
  }

  String logGroupName(StepName step) {
    return StepFunction.logGroupName(stage, step);
  }

  Function of(StepName step) {
    return steps.get(step).function();
  }
}
