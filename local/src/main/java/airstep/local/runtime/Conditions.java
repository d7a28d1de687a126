package airstep.local.runtime;

import airstep.local.interpreter.LambdaInvoker;
import airstep.local.interpreter.StepFunctionsOptions;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * What a stage works under.
 *
 * @param stepFunctions what AWS leaves open
 * @param clock the steps' own
 * @param lambda what stands between Step Functions and the steps
 */
public record Conditions(
    StepFunctionsOptions stepFunctions, InstantSource clock, UnaryOperator<LambdaInvoker> lambda) {

  /** Nothing goes wrong with the steps. */
  static Conditions calm(StepFunctionsOptions stepFunctions, InstantSource clock) {
    return new Conditions(stepFunctions, clock, steps -> steps);
  }
}
