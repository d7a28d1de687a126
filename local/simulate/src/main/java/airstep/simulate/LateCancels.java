package airstep.simulate;

/** Hears of each cancel that will land late. */
@FunctionalInterface
interface LateCancels {

  /** One was sent for that execution. */
  void sent(String execution, Fault.OnCall fault);
}
