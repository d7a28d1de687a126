package airstep.asl.definition;

import airstep.asl.expression.EvaluationScope;
import airstep.asl.expression.PayloadTemplate;

/**
 * A whole number of a definition, given as it is or as an expression, that has to be in a range.
 */
public record Quantity(PayloadTemplate value, long least, long most) {

  /** The most that any number of seconds may be. */
  public static final long MOST_SECONDS = 99_999_999;

  /**
   * The number.
   *
   * @throws airstep.asl.expression.QueryEvaluationException if the expression gives anything else
   */
  public long evaluate(EvaluationScope scope) {
    Object number = value.evaluate(scope);
    if (!accepts(number) && value instanceof PayloadTemplate.Query(var expression)) {
      throw expression.refused(expected(), number);
    }
    return ((Number) number).longValue();
  }

  boolean accepts(Object number) {
    return (number instanceof Integer || number instanceof Long)
        && ((Number) number).longValue() >= least
        && ((Number) number).longValue() <= most;
  }

  String expected() {
    return "a whole number from %d to %d".formatted(least, most);
  }
}
