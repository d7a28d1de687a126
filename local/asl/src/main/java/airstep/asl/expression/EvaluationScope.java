package airstep.asl.expression;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** What an expression can see while it is evaluated. */
public interface EvaluationScope {

  /** The value of {@code $states}. */
  Object states();

  /** The value of a state machine variable, or null if it has none. */
  Object variable(String name);

  /** The time that {@code $now()} and {@code $millis()} give. */
  Instant now();

  /** Where {@code $random()} and {@code $uuid()} come from. */
  RandomGenerator random();
}
