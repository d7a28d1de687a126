package airstep.asl.expression;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The values that an expression can read.
 *
 * @param states the value of {@code $states}
 * @param variables returns the value of a variable of the state machine, or null if it has none
 * @param clock the time of {@code $now()} and {@code $millis()}
 * @param random the source of {@code $random()} and {@code $uuid()}
 */
public record EvaluationScope(
    Object states,
    Function<String, Object> variables,
    InstantSource clock,
    RandomGenerator random) {}
