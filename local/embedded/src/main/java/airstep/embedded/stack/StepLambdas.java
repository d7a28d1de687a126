package airstep.embedded.stack;

import airstep.asl.LambdaFunction;
import airstep.asl.LambdaInvoker;
import airstep.steps.Step;
import airstep.steps.StepParts;
import airstep.vocabulary.StepName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions of a stage, with the timeouts of a deployment. */
final class StepLambdas implements LambdaInvoker {

  private final Map<String, LambdaFunction> functions = new HashMap<>();

  StepLambdas(StepParts parts) {
    for (StepName step : StepName.values()) {
      functions.put(
          step.functionName(), new StepLambda(handler(step, parts), step.functionTimeout()));
    }
  }

  @Override
  public Optional<LambdaFunction> find(String nameOrArn) {
    String name = nameOrArn.substring(nameOrArn.lastIndexOf(':') + 1);
    return Optional.ofNullable(functions.get(name));
  }

  /** Creates the handler as Lambda does: it is the class with the name of the function. */
  private static Step<?, ?> handler(StepName step, StepParts parts) {
    String name = Step.class.getPackageName() + "." + step.functionName();
    try {
      return Class.forName(name)
          .asSubclass(Step.class)
          .getConstructor(StepParts.class)
          .newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " is not a step", e);
    }
  }
}
