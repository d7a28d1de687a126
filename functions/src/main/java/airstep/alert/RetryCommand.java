package airstep.alert;

import airstep.vocabulary.run.RunHash;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that syncs those connections of a run again that may succeed. */
final class RetryCommand {

  /** The machine of runs; on AWS, its name has that of the stage, which contains no hyphen. */
  private static final Pattern RUN =
      Pattern.compile("arn:[^:]+:states:[^:]*:\\d*:execution:(?:airstep-([a-z0-9]+)-)?run:[^:]+");

  private RetryCommand() {}

  /** Returns the command, if that is the ARN of the execution of a run. */
  static Optional<String> of(String executionArn) {
    Matcher run = RUN.matcher(executionArn);
    if (!run.matches()) {
      return Optional.empty();
    }
    String place = run.group(1) == null ? "" : " --on aws --stage " + run.group(1);
    return Optional.of("./airstep runs retry " + RunHash.idOf(executionArn) + place);
  }
}
