package airstep.asl.expression;

import airstep.asl.json.ArrayValue;
import airstep.asl.json.ObjectValue;
import java.util.List;
import java.util.Map;

/** A JSON value of a definition in which strings may be expressions. */
public sealed interface PayloadTemplate {

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

  /** An object that contains an expression. */
  record ObjectTemplate(Map<String, PayloadTemplate> fields) implements PayloadTemplate {
    @Override
    public Object evaluate(EvaluationScope scope) {
      ObjectValue.Builder object = ObjectValue.builder();
      fields.forEach((name, field) -> object.put(name, field.evaluate(scope)));
      return object.build();
    }
  }

  /** An array that contains an expression. */
  record ArrayTemplate(List<PayloadTemplate> items) implements PayloadTemplate {
    @Override
    public Object evaluate(EvaluationScope scope) {
      return ArrayValue.of(items.stream().map(item -> item.evaluate(scope)).toList());
    }
  }
}
