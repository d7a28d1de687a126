package airstep.simulate;

import java.util.ArrayList;
import java.util.List;

/** Finds the fewest faults that still break the same promise. */
final class Shrinking {

  private Shrinking() {}

  static Day shrunk(Day day, Invariant broken) {
    for (int i = 0; i < day.faults().size(); i++) {
      List<InjectedFault> rest = new ArrayList<>(day.faults());
      rest.remove(i);
      Day fewer = day.with(rest);
      if (broken.isBroken(Play.of(fewer))) {
        return shrunk(fewer, broken);
      }
    }
    return day;
  }
}
