package airstep.operate;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

  private static final Pattern AT = Pattern.compile(".*_at_(\\d{8}T\\d{4})Z");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

  /** Reads it from the ARN. Returns empty if Airstep has not given the execution its name. */
  static Optional<RunName> of(String executionArn) {
    Matcher parts = NAME.matcher(text(executionArn));
    return parts.matches()
        ? Optional.of(new RunName(parts.group(1), parts.group(2).equals("C")))
        : Optional.empty();
  }

  /** Returns when a run was due that a schedule started; empty if something else started it. */
  static Optional<Instant> due(String executionArn) {
    Matcher at = AT.matcher(text(executionArn));
    return at.matches()
        ? Optional.of(LocalDateTime.parse(at.group(1), MINUTE).toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  /** The name of an execution in its ARN. */
  static String text(String executionArn) {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }
}
