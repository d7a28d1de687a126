package airstep.asl.expression;

/** An expression, or what it gave, cannot be used: {@code States.QueryEvaluationError}. */
public final class QueryEvaluationException extends RuntimeException {

  private final String location;
  private final boolean refusal;

  /**
   * An error of that kind.
   *
   * @param location the field, with its path inside, for example {@code Output/jobs}
   * @param refusal whether the expression gave a value, only not one that the field can take
   */
  public QueryEvaluationException(String location, String message, boolean refusal) {
    super(message);
    this.location = location;
    this.refusal = refusal;
  }

  public String location() {
    return location;
  }

  public boolean isRefusal() {
    return refusal;
  }
}
