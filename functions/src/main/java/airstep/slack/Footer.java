package airstep.slack;

import airstep.json.JsonObject;
import java.util.List;

/** The last line of a message: where the run is seen in AWS, and the flow's tags. */
final class Footer {

  /** What runs outside AWS has no page there. */
  private static final String NO_ACCOUNT = "000000000000";

  private Footer() {}

  static String of(JsonObject run, List<String> tags) {
    String execution = run.text("execution").orElse("");
    String[] arn = execution.split(":", -1);
    String console =
        arn.length < 8 || arn[4].equals(NO_ACCOUNT)
            ? Mrkdwn.escape(execution, 300)
            : Mrkdwn.link(
                console(arn[1], arn[3]) + "#/v2/executions/details/" + execution,
                "open the run in AWS");
    return tags.isEmpty()
        ? console
        : console + " · " + Mrkdwn.escape(String.join(", ", tags), 1000);
  }

  private static String console(String partition, String region) {
    String host =
        switch (partition) {
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> "console.aws.amazon.com";
        };
    return "https://" + region + "." + host + "/states/home?region=" + region;
  }
}
