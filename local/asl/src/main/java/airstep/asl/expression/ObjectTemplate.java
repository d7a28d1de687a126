package airstep.asl.expression;

import airstep.asl.json.ObjectValue;
import java.util.Map;

/** An object that contains an expression. */
public record ObjectTemplate(Map<String, PayloadTemplate> fields) implements PayloadTemplate {

  @Override
  public Object evaluate(EvaluationScope scope) {
    ObjectValue.Builder object = ObjectValue.builder();
    fields.forEach((name, field) -> object.put(name, field.evaluate(scope)));
    return object.build();
  }
}
