package airstep.asl.expression;

/** A JSON value of a definition in which strings may be expressions. */
public sealed interface PayloadTemplate
    permits PayloadTemplate.Literal, PayloadTemplate.Query, ObjectTemplate, ArrayTemplate {

  /** Returns the value with every expression replaced by its result. */
  Object evaluate(EvaluationScope scope);

  /**
   * The error when a field cannot take this value. Only an expression can return one: literals are
   * checked at load.
   */
  default QueryEvaluationException refused(String expected, Object value) {
    return ((Query) this).expression().refused(expected, value);
  }

  /** A value without expressions. */
  record Literal(Object value) implements PayloadTemplate {
    @Override
    public Object evaluate(EvaluationScope scope) {
      return value;
    }
  }

  /** A string that is an expression. */
  record Query(Expression expression) implements PayloadTemplate {
    @Override
    public Object evaluate(EvaluationScope scope) {
      return expression.evaluate(scope);
    }
  }
}
