package airstep.asl.expression;

import com.dashjoin.jsonata.Jsonata.Frame;

/**
 * Stops an expression that does not end. It counts steps, not time, so that the result does not
 * depend on the speed of the machine.
 */
final class EvaluationBounds {

  private static final int MOST_STEPS = 1_000_000;
  private static final int DEEPEST = 500;

  private int steps;
  private int depth;

  private EvaluationBounds() {}

  static void set(Frame frame) {
    var bounds = new EvaluationBounds();
    frame.setEvaluateEntryCallback((_, _, _) -> bounds.enter());
    frame.setEvaluateExitCallback((_, _, _, _) -> bounds.depth--);
  }

  private void enter() {
    steps++;
    depth++;
    if (steps > MOST_STEPS) {
      throw new IllegalStateException("it did not end within " + MOST_STEPS + " steps");
    }
    if (depth > DEEPEST) {
      throw new IllegalStateException("it is nested deeper than " + DEEPEST);
    }
  }
}
