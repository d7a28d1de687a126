package airstep.asl.expression;

/** An expression failed, or its result cannot be used: {@code States.QueryEvaluationError}. */
public final class QueryEvaluationException extends RuntimeException {

  private final String location;
  private final boolean refusal;

  /**
   * Creates the exception.
   *
   * @param location the field, with its path inside, for example {@code Output/jobs}
   * @param refusal whether the expression returned a value that the field cannot take
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
