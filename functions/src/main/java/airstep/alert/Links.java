package airstep.alert;

import airstep.slack.AwsConsole;

/** Where a message leads to. */
record Links(RunResult run) {

  private static final int LONGEST = 600;

  /** Airbyte's page of a job. */
  static Text job(SyncOutcome sync) {
    String words =
        sync.jobId().isPresent()
            ? "Job " + sync.jobId().getAsLong() + " in Airbyte"
            : "The connection in Airbyte";
    return sync.link()
        .map(link -> Text.link(link, words, LONGEST))
        .orElse(sync.jobId().isPresent() ? Text.of(words) : Text.NONE);
  }

  /** Airbyte's page of the connection whose job that link leads to. */
  static String connection(String link) {
    int timeline = link.indexOf("/timeline?");
    return timeline < 0 ? link : link.substring(0, timeline);
  }

  /** What a person does who wants to have it once more. */
  Text startAgain() {
    String words = "start the flow again";
    return run.flowExecution()
        .flatMap(AwsConsole::machine)
        .map(page -> Text.link(page, words, LONGEST).then(" with the input `{}`"))
        .orElse(Text.of(words));
  }

  /** The run in the AWS console. */
  Text execution() {
    return AwsConsole.execution(run.execution())
        .map(page -> Text.link(page, "Run in AWS", LONGEST))
        .orElse(Text.NONE);
  }
}
