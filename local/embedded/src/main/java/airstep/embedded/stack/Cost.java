package airstep.embedded.stack;

import airstep.asl.Execution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The billable units of a run on AWS, over all its executions. */
public record Cost(long transitions, long historyEvents, long lambdaInvocations) {

  static Cost of(List<Execution> executions) {
    long transitions = 0;
    long events = 0;
    long invocations = 0;
    for (Execution execution : executions) {
      transitions += execution.stateTransitions();
      events += execution.historyEvents();
      invocations += execution.lambdaInvocations();
    }
    return new Cost(transitions, events, invocations);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("transitions", transitions);
    json.put("historyEvents", historyEvents);
    json.put("lambdaInvocations", lambdaInvocations);
    return json;
  }
}
