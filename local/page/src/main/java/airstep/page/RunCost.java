package airstep.page;

import airstep.embedded.stack.Cost;
import airstep.operate.CountedCost;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;

/** What runs cost on AWS, as the page shows it. */
record RunCost(CountedCost counted) implements JsonRecord {

  /** The price in US dollars. */
  double dollars() {
    return Cost.dollars((double) counted.cost().transitions())
        + counted.cost().lambdaInvocations() * Prices.LAMBDA_CALL;
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("transitions", counted.cost().transitions())
        .put("lambdaCalls", counted.cost().lambdaInvocations())
        .put("countedIn", counted.counted())
        .put("executions", counted.executions())
        .put("dollars", dollars());
  }
}
