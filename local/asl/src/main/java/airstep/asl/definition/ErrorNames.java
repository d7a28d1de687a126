package airstep.asl.definition;

import java.util.List;
import java.util.Set;

/** The error names of the language, and which of them a list in {@code ErrorEquals} matches. */
public final class ErrorNames {

  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  public static final String QUERY_EVALUATION = "States.QueryEvaluationError";
  public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

  /** What {@code ErrorEquals} may name; States.Runtime is not there, as nothing can catch it. */
  static final Set<String> CATCHABLE =
      Set.of(
          ALL,
          TASK_FAILED,
          TIMEOUT,
          DATA_LIMIT_EXCEEDED,
          QUERY_EVALUATION,
          NO_CHOICE_MATCHED,
          "States.BranchFailed",
          "States.HeartbeatTimeout",
          "States.Permissions");

  private ErrorNames() {}

  /**
   * Whether one of the names matches the error; wildcards leave out what AWS leaves out.
   *
   * @param tooMuchDataToo whether States.ALL takes States.DataLimitExceeded
   */
  public static boolean match(List<String> names, String error, boolean tooMuchDataToo) {
    if (error.equals(RUNTIME)) {
      return false;
    }
    if (names.contains(error)) {
      return true;
    }
    if (error.equals(DATA_LIMIT_EXCEEDED)) {
      return tooMuchDataToo && names.contains(ALL);
    }
    return names.contains(ALL) || (names.contains(TASK_FAILED) && !error.equals(TIMEOUT));
  }
}
