package airstep.statemachine;

import airstep.vocabulary.StepName;
import java.util.function.Function;

/**
 * Where a stage is: its name, and what its definitions call.
 *
 * @param stage the stage's name
 * @param function the ARN of a step's function
 * @param flow the ARN of the machine of the flow with that name
 * @param run the ARN of the machine {@code run}
 * @param sync the ARN of the machine {@code sync}
 * @param topic the ARN of the topic that alarms go to
 */
public record Deployment(
    String stage,
    Function<StepName, String> function,
    Function<String, String> flow,
    String run,
    String sync,
    String topic) {

  /** A deployment in an account that does not exist, for everything that runs outside AWS. */
  public static Deployment standIn() {
    return new Deployment(
        "local",
        step -> "arn:aws:lambda:us-east-1:000000000000:function:" + step.functionName(),
        Deployment::stateMachine,
        stateMachine("run"),
        stateMachine("sync"),
        "arn:aws:sns:us-east-1:000000000000:airstep-alarms");
  }

  /** The stand-in for the ARN of a machine. */
  public static String stateMachine(String name) {
    return "arn:aws:states:us-east-1:000000000000:stateMachine:" + name;
  }
}
