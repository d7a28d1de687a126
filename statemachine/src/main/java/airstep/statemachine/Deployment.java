package airstep.statemachine;

import airstep.vocabulary.StepName;
import java.util.function.Function;

/**
 * The names and ARNs of a stage that its definitions use.
 *
 * @param stage the name of the stage
 * @param function returns the ARN of a step's function
 * @param flow returns the ARN of a flow's machine
 * @param run the ARN of the machine {@code run}
 * @param sync the ARN of the machine {@code sync}
 * @param topic the ARN of the topic that receives alarms
 */
public record Deployment(
    String stage,
    Function<StepName, String> function,
    Function<String, String> flow,
    String run,
    String sync,
    String topic) {

  /** Returns a deployment in an account that does not exist, for everything outside AWS. */
  public static Deployment standIn() {
    return new Deployment(
        "local",
        step -> "arn:aws:lambda:us-east-1:000000000000:function:" + step.functionName(),
        Deployment::stateMachine,
        stateMachine("run"),
        stateMachine("sync"),
        "arn:aws:sns:us-east-1:000000000000:airstep-alarms");
  }

  /** Returns the ARN of a machine in that deployment. */
  public static String stateMachine(String name) {
    return "arn:aws:states:us-east-1:000000000000:stateMachine:" + name;
  }
}
