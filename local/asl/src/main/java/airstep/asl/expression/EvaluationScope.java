package airstep.asl.expression;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The values that an expression can read. */
public interface EvaluationScope {

  /** The value of {@code $states}. */
  Object states();

  /** The value of a variable of the state machine, or null if it has none. */
  Object variable(String name);

  /** The time of {@code $now()} and {@code $millis()}. */
  Instant now();

  /** The source of {@code $random()} and {@code $uuid()}. */
  RandomGenerator random();
}
