package airstep.statemachine;

import java.util.function.Function;

/**
 * What the definitions call.
 *
 * @param function the ARN of a step's function
 * @param run the ARN of the machine {@code run}
 * @param sync the ARN of the machine {@code sync}
 */
public record Arns(Function<StepName, String> function, String run, String sync) {

  /** ARNs of an account that does not exist, for everything that runs outside AWS. */
  public static Arns standIns() {
    return new Arns(
        step -> "arn:aws:lambda:us-east-1:000000000000:function:" + step.functionName(),
        stateMachine("run"),
        stateMachine("sync"));
  }

  /** The stand-in for the ARN of a machine. */
  public static String stateMachine(String name) {
    return "arn:aws:states:us-east-1:000000000000:stateMachine:" + name;
  }
}
