package airstep.simulate;

import java.util.List;
import java.util.Map;

/**
 * A day that broke a promise, reduced to what it takes.
 *
 * @param flows the flow files of that day, by name
 * @param faults the fewest faults that still break it
 * @param what what happened, in one line
 * @param trace what happened, line by line
 */
public record Violation(
    long seed,
    int invariant,
    String promise,
    Map<String, String> flows,
    List<String> faults,
    String what,
    List<String> trace) {

  static Violation of(Day day, Invariant invariant) {
    Day shrunk = Shrinking.shrunk(day, invariant);
    Played played = Play.of(shrunk, Product.DEPLOYED, true);
    String what =
        Invariants.broken(played).stream()
            .filter(broken -> broken.invariant() == invariant)
            .map(Broken::what)
            .findFirst()
            .orElseThrow();
    return new Violation(
        day.seed(),
        invariant.number(),
        invariant.promise(),
        shrunk.scene().texts(),
        shrunk.faults().stream().map(Fault::toString).toList(),
        what,
        List.copyOf(played.ledger().trace()));
  }
}
