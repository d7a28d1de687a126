package airstep.alert;

import airstep.slack.AwsConsole;
import java.util.Optional;
import java.util.OptionalLong;

/** The links in a message. */
final class Links {

  private static final int LONGEST = 600;
  private static final int LONGEST_RUNBOOK = 800;

  private Links() {}

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

  /** The flow of an execution in the AWS console, where a person starts it. */
  static Optional<Text> flow(String flowExecution, String words) {
    return AwsConsole.machine(flowExecution).map(page -> Text.link(page, words, LONGEST));
  }
}
