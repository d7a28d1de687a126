package airstep.statemachine;

import airstep.vocabulary.StepName;
import java.util.Locale;

/**
 * The names of the functions of a stage on AWS and of their logs. A deployment creates them, and
 * commands find them by these names.
 *
 * @param stage the name of the stage
 */
public record FunctionNames(String stage) {

  /** Returns the name of the function of a step. */
  public String of(StepName step) {
    return "airstep-" + stage + "-" + hyphenated(step.functionName());
  }

  /** Returns the name of the log group of a step. */
  public String logGroup(StepName step) {
    return "/aws/lambda/" + of(step);
  }

  /** Returns a name in camel case with hyphens: {@code PlanRun} becomes {@code plan-run}. */
  public static String hyphenated(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
