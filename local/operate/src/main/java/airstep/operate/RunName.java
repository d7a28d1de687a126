package airstep.operate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an execution of {@code run}, which says of which flow it is.
 *
 * @param check whether it is a check, which syncs nothing
 */
record RunName(String flow, boolean check) {

  /** The key begins with a capital letter or _, which no flow's name contains. */
  private static final Pattern NAME = Pattern.compile("([^A-Z_]+)([A-Z_]).*");

  /** Reads it from the ARN. Returns empty if Airstep has not given the execution its name. */
  static Optional<RunName> of(String executionArn) {
    Matcher parts = NAME.matcher(text(executionArn));
    return parts.matches()
        ? Optional.of(new RunName(parts.group(1), parts.group(2).equals("C")))
        : Optional.empty();
  }

  /** The name of an execution in its ARN. */
  static String text(String executionArn) {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }
}
