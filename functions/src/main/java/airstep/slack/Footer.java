package airstep.slack;

import airstep.json.JsonObject;
import java.util.List;

/** The last line of a message: a link to the run in AWS, and the flow's tags. */
final class Footer {

  private Footer() {}

  static String of(JsonObject run, List<String> tags) {
    String execution = run.text("execution").orElse("");
    String console =
        AwsConsole.execution(execution)
            .map(page -> Mrkdwn.link(page, "open the run in AWS"))
            .orElseGet(() -> Mrkdwn.escape(execution, 300));
    return tags.isEmpty()
        ? console
        : console + " · " + Mrkdwn.escape(String.join(", ", tags), 1000);
  }
}
