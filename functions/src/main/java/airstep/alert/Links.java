package airstep.alert;

import airstep.slack.AwsConsole;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The links in a message.
 *
 * @param flowExecution the ARN of the flow's own execution, if known
 */
record Links(Optional<String> flowExecution) {

  private static final int LONGEST = 600;
  private static final int LONGEST_RUNBOOK = 800;

  /** Airbyte's page of a job. */
  static Text job(Optional<String> link, OptionalLong jobId) {
    String words =
        jobId.isPresent()
            ? "Job " + jobId.getAsLong() + " in Airbyte"
            : "The connection in Airbyte";
    return link.map(it -> Text.link(it, words, LONGEST))
        .orElse(jobId.isPresent() ? Text.of(words) : Text.NONE);
  }

  /** The connection's page in Airbyte, opened at the job's logs if there is a job. */
  static String timeline(String timeline, OptionalLong jobId) {
    return jobId.isPresent() ? timeline + "?openLogs=true&jobId=" + jobId.getAsLong() : timeline;
  }

  /** The flow's runbook, if it has one. */
  static Text runbook(Optional<String> runbook) {
    return runbook.map(it -> Text.link(it, "Runbook", LONGEST_RUNBOOK)).orElse(Text.NONE);
  }

  /** Airbyte's page of the connection, from the link to its job. */
  static String connection(String link) {
    int timeline = link.indexOf("/timeline?");
    return timeline < 0 ? link : link.substring(0, timeline);
  }

  /** The run in the AWS console. */
  static Text execution(String execution) {
    return AwsConsole.execution(execution)
        .map(page -> Text.link(page, "Run in AWS", LONGEST))
        .orElse(Text.NONE);
  }

  /** How to retry by hand. */
  Text startAgain() {
    String words = "start the flow again";
    return flowExecution
        .flatMap(AwsConsole::machine)
        .map(page -> Text.link(page, words, LONGEST).then(" with the input `{}`"))
        .orElse(Text.of(words));
  }
}
