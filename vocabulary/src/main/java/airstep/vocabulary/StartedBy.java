package airstep.vocabulary;

/** The mark of an execution that another execution has started. */
public final class StartedBy {

  /**
   * The key in the input of such an execution. Its value is the ARN of the other one, which the
   * console shows as a link.
   */
  public static final String KEY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  private StartedBy() {}
}
