package airstep.infra;

import airstep.flows.Flow;
import airstep.vocabulary.StepName;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.services.lambda.CfnFunction.VpcConfigProperty;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** The Lambda functions of a stage, one for each step. */
final class Functions extends Construct {

  private final Map<StepName, Function> steps = new EnumMap<>(StepName.class);

  /**
   * Creates the functions.
   *
   * @param code the path of function.jar
   */
  Functions(Construct scope, Stage stage, List<Flow> flows, Path code, Optional<Network> network) {
    super(scope, "Functions");
    StepRights rights = new StepRights(new Arns(stage), flows);
    Optional<VpcConfigProperty> vpc = network.map(joined -> joined.vpc(this, stage));
    for (StepName step : StepName.values()) {
      steps.put(step, StepFunction.create(this, step, stage, code, rights, vpc));
    }
  }

  /**
   * Returns the ARNs of the versions that definitions call, by the names of their placeholders. A
   * change of the code or the settings publishes a new version. Old versions stay, because running
   * executions call them. A failed deployment deletes its own, because the next attempt would
   * publish no second version of the same code.
   */
  Map<String, String> versions() {
    Map<String, String> arns = new TreeMap<>();
    // A rule calls the newest code, because it reads executions of every release.
    steps.keySet().stream()
        .filter(StepName::inDefinitions)
        .forEach(step -> arns.put(step.functionName(), version(steps.get(step))));
    return arns;
  }

  private static String version(Function function) {
    return function.getCurrentVersion().getFunctionArn();
  }

  Function of(StepName step) {
    return steps.get(step);
  }
}
