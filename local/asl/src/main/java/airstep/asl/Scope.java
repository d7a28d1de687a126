package airstep.asl;

import airstep.asl.expression.EvaluationScope;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The values that the expressions of a state see at one point of a visit to it. */
record Scope(Branch branch, ObjectValue states) implements EvaluationScope {

  @Override
  public Object variable(String name) {
    return branch.variables().get(name);
  }

  @Override
  public Instant now() {
    return branch.interpreter().now();
  }

  @Override
  public RandomGenerator random() {
    return branch.interpreter().service().random();
  }
}
