package airstep.slack;

import java.util.Arrays;
import java.util.Optional;

/** Links to an execution and its state machine in the AWS console. */
public final class AwsConsole {

  /** Executions outside AWS have no page there. */
  private static final String NO_ACCOUNT = "000000000000";

  private AwsConsole() {}

  /** Returns the page of an execution, if it runs on AWS. */
  public static Optional<String> execution(String executionArn) {
    return page(executionArn, "v2/executions/details/" + executionArn);
  }

  /** Returns the page of the execution's state machine, from which it can be started again. */
  public static Optional<String> machine(String executionArn) {
    String[] arn = executionArn.split(":", -1);
    if (arn.length < 8) {
      return Optional.empty();
    }
    arn[5] = "stateMachine";
    String machine = String.join(":", Arrays.copyOf(arn, 7));
    return page(executionArn, "statemachines/view/" + machine);
  }

  private static Optional<String> page(String executionArn, String page) {
    String[] arn = executionArn.split(":", -1);
    if (arn.length < 8 || arn[4].equals(NO_ACCOUNT)) {
      return Optional.empty();
    }
    String host =
        switch (arn[1]) {
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> "console.aws.amazon.com";
        };
    return Optional.of(
        "https://" + arn[3] + "." + host + "/states/home?region=" + arn[3] + "#/" + page);
  }
}
