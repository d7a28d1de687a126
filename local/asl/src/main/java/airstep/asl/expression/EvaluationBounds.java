package airstep.asl.expression;

import com.dashjoin.jsonata.Jsonata.Frame;

/**
 * Ends an expression that does not end by itself. It counts steps, not time, so that the same
 * expression ends the same way on a fast and on a slow machine.
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
      throw new IllegalStateException("it does not end within " + MOST_STEPS + " steps");
    }
    if (depth > DEEPEST) {
      throw new IllegalStateException("it is nested deeper than " + DEEPEST);
    }
  }
}
