package airstep.local.interpreter.expression;

/** An expression, or what it gave, cannot be used: {@code States.QueryEvaluationError}. */
public final class QueryEvaluationException extends RuntimeException {

  private final String location;

  /** The location is the field, with its path inside, for example {@code Output/jobs}. */
  public QueryEvaluationException(String location, String message) {
    super(message);
    this.location = location;
  }

  public String location() {
    return location;
  }
}
