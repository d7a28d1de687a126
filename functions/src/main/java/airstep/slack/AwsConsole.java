package airstep.slack;

import java.util.Arrays;
import java.util.Optional;

/** Where in the AWS console an execution is seen, and the machine that it is one of. */
public final class AwsConsole {

  /** What runs outside AWS has no page there. */
  private static final String NO_ACCOUNT = "000000000000";

  private AwsConsole() {}

  /** The page of that execution, if it is one on AWS. */
  public static Optional<String> execution(String executionArn) {
    return page(executionArn, "v2/executions/details/" + executionArn);
  }

  /** The page of the machine of that execution, on which it can be started again. */
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
