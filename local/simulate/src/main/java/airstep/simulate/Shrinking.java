package airstep.simulate;

import java.util.ArrayList;
import java.util.List;

/** Finds the fewest faults that still break the same promise. */
final class Shrinking {

  private Shrinking() {}

  static Day shrunk(Day day, Invariant broken) {
    List<Fault> faults = new ArrayList<>(day.faults());
    boolean fewer = true;
    while (fewer) {
      fewer = false;
      for (int i = 0; i < faults.size(); i++) {
        List<Fault> rest = new ArrayList<>(faults);
        rest.remove(i);
        if (breaks(day.with(rest), broken)) {
          faults = rest;
          fewer = true;
          break;
        }
      }
    }
    return day.with(faults);
  }

  private static boolean breaks(Day day, Invariant promise) {
    return Invariants.broken(Play.of(day, Product.DEPLOYED, false)).stream()
        .anyMatch(broken -> broken.invariant() == promise);
  }
}
