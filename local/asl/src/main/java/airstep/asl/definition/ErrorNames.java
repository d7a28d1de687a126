package airstep.asl.definition;

import java.util.List;

/** The error names of the language, and how {@code ErrorEquals} matches them. */
public final class ErrorNames {

  /** The most characters that AWS allows for the error of an execution. */
  public static final int LONGEST_ERROR = 256;

  /** The most characters that AWS allows for the cause of an execution. */
  public static final int LONGEST_CAUSE = 32_768;

  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  public static final String QUERY_EVALUATION = "States.QueryEvaluationError";
  public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

  private ErrorNames() {}

  /**
   * Whether one of the names matches the error, with the exceptions that AWS makes for wildcards.
   *
   * @param tooMuchDataToo whether States.ALL matches States.DataLimitExceeded
   */
  public static boolean match(List<String> names, String error, boolean tooMuchDataToo) {
    boolean all = names.contains(ALL);
    return switch (error) {
      case RUNTIME -> false;
      case DATA_LIMIT_EXCEEDED -> names.contains(error) || (tooMuchDataToo && all);
      case TIMEOUT -> names.contains(error) || all;
      default -> names.contains(error) || all || names.contains(TASK_FAILED);
    };
  }
}
