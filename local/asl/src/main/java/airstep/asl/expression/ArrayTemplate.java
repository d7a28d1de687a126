package airstep.asl.expression;

import airstep.asl.json.ArrayValue;
import java.util.List;

/** An array that contains an expression. */
public record ArrayTemplate(List<PayloadTemplate> items) implements PayloadTemplate {

  @Override
  public Object evaluate(EvaluationScope scope) {
    return ArrayValue.of(items.stream().map(item -> item.evaluate(scope)).toList());
  }
}
