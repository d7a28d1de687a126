package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;

/** The billable units of a run on AWS, over all its executions. */
public record Cost(long transitions, long historyEvents, long lambdaInvocations)
    implements JsonRecord {

  /** The cost of no run. */
  public static final Cost NOTHING = new Cost(0, 0, 0);

  /** The price of 1,000 transitions in us-east-1, in US dollars; docs/aws.md has all prices. */
  public static final double DOLLARS_FOR_1000_TRANSITIONS = 0.025;

  /** Returns the price of transitions in US dollars, without the free tier. */
  public static double dollars(double transitions) {
    return transitions * DOLLARS_FOR_1000_TRANSITIONS / 1000;
  }

  static Cost of(List<Execution> all) {
    return new Cost(
        all.stream().mapToLong(Execution::stateTransitions).sum(),
        all.stream().mapToLong(Execution::historyEvents).sum(),
        all.stream().mapToLong(Execution::lambdaInvocations).sum());
  }

  /** Returns the sum. */
  public Cost plus(Cost other) {
    return new Cost(
        transitions + other.transitions,
        historyEvents + other.historyEvents,
        lambdaInvocations + other.lambdaInvocations);
  }

  /** Returns the cost of that many, if this is the cost of some of them. */
  public Cost scaled(long some, long all) {
    return new Cost(
        Math.round((double) transitions * all / some),
        Math.round((double) historyEvents * all / some),
        Math.round((double) lambdaInvocations * all / some));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("transitions", transitions)
        .put("historyEvents", historyEvents)
        .put("lambdaInvocations", lambdaInvocations);
  }
}
