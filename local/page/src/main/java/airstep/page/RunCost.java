package airstep.page;

import airstep.embedded.stack.Cost;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;

/**
 * The billable units of a run over all its executions, counted in their histories.
 *
 * @param transitions entries of states, and retries
 * @param calls calls of Lambda functions
 */
record RunCost(long transitions, long calls) implements JsonRecord {

  static final RunCost NOTHING = new RunCost(0, 0);

  static RunCost of(Cost cost) {
    return new RunCost(cost.transitions(), cost.lambdaInvocations());
  }

  RunCost plus(RunCost other) {
    return new RunCost(transitions + other.transitions, calls + other.calls);
  }

  double dollars() {
    return Cost.dollars((double) transitions) + calls * Prices.LAMBDA_CALL;
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("transitions", transitions)
        .put("lambdaCalls", calls)
        .put("dollars", dollars());
  }
}
