package airstep.simulate;

import java.util.ArrayList;
import java.util.List;

/** Holds what a day has left behind against what is promised. */
final class Invariants {

  private Invariants() {}

  /** Every promise that was broken; none on a day as it should be. */
  static List<Broken> broken(Played played) {
    List<Broken> broken = new ArrayList<>();
    OneJob.check(played, broken);
    Verdicts.check(played, broken);
    SeenAlerts.check(played, broken);
    Leftovers.check(played, broken);
    Secrecy.check(played, broken);
    Bounds.check(played, broken);
    Order.check(played, broken);
    return broken;
  }
}
