package airstep.bench.polling;

/** What the tables say about a flow, for the tests of other packages. */
public final class PolledFlow {

  private PolledFlow() {}

  /** Returns the polls of a sync of steady durations. */
  public static double polls(double median, double spread) {
    return Setting.airstep(1).watch(Durations.steady(median, spread)).polls();
  }
}
