package airstep.operate;

import airstep.embedded.stack.Cost;

/**
 * What a run is billed as.
 *
 * @param cost of all its executions
 * @param counted how many of them it was counted in; if that is not all, the cost is an estimate
 * @param executions how many executions the run has
 */
public record CountedCost(Cost cost, long counted, long executions) {

  public static final CountedCost NOTHING = new CountedCost(Cost.NOTHING, 0, 0);

  /** Returns the sum. */
  public CountedCost plus(CountedCost other) {
    return new CountedCost(
        cost.plus(other.cost), counted + other.counted, executions + other.executions);
  }
}
