package airstep.simulate;

import java.util.Map;

/**
 * The result of a comparison.
 *
 * @param scores by name, Airstep's first
 */
public record ComparisonResult(long seed, int days, Map<String, Score> scores) implements Result {}
