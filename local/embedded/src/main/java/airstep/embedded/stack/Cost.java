package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;

/** The billable units of a run on AWS, over all its executions. */
public record Cost(long transitions, long historyEvents, long lambdaInvocations)
    implements JsonRecord {

  static Cost of(List<Execution> all) {
    return new Cost(
        all.stream().mapToLong(Execution::stateTransitions).sum(),
        all.stream().mapToLong(Execution::historyEvents).sum(),
        all.stream().mapToLong(Execution::lambdaInvocations).sum());
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("transitions", transitions)
        .put("historyEvents", historyEvents)
        .put("lambdaInvocations", lambdaInvocations);
  }
}
