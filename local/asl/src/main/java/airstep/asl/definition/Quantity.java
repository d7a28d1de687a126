package airstep.asl.definition;

import airstep.asl.expression.EvaluationScope;
import airstep.asl.expression.PayloadTemplate;

/** A whole number of a definition, given as a literal or an expression, with a range. */
public record Quantity(PayloadTemplate value, long least, long most) {

  /** The largest number of seconds. */
  public static final long MOST_SECONDS = 99_999_999;

  /**
   * Evaluates the number.
   *
   * @throws airstep.asl.expression.QueryEvaluationException if the expression returns anything else
   */
  public long evaluate(EvaluationScope scope) {
    Object number = value.evaluate(scope);
    if (!accepts(number)) {
      throw value.refused(expected(), number);
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
