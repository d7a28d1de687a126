package airstep.page;

import airstep.operate.RunDetails;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The billable units of a run over all its executions, counted in their histories.
 *
 * @param transitions entries of states, and retries
 * @param calls calls of Lambda functions
 */
record RunCost(long transitions, long calls) implements JsonRecord {

  static final RunCost NOTHING = new RunCost(0, 0);

  private static final int PAGE = 1000;

  static RunCost of(RunDetails run, SfnClient states) {
    return run.executions().keySet().stream()
        .map(arn -> of(arn, states))
        .reduce(NOTHING, RunCost::plus);
  }

  private static RunCost of(String executionArn, SfnClient states) {
    long entered = 0;
    long tasks = 0;
    long scheduled = 0;
    long calls = 0;
    Iterable<HistoryEvent> events =
        states
            .getExecutionHistoryPaginator(
                r -> r.executionArn(executionArn).includeExecutionData(false).maxResults(PAGE))
            .events();
    for (HistoryEvent event : events) {
      String type = event.typeAsString();
      entered += type.endsWith("StateEntered") ? 1 : 0;
      tasks += type.equals("TaskStateEntered") ? 1 : 0;
      if (type.equals("TaskScheduled")) {
        scheduled++;
        calls += event.taskScheduledEventDetails().resourceType().equals("lambda") ? 1 : 0;
      }
    }
    // A Task that is scheduled more often than entered was retried.
    return new RunCost(entered + Math.max(0, scheduled - tasks), calls);
  }

  RunCost plus(RunCost other) {
    return new RunCost(transitions + other.transitions, calls + other.calls);
  }

  double dollars() {
    return transitions * Prices.TRANSITION + calls * Prices.LAMBDA_CALL;
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("transitions", transitions)
        .put("lambdaCalls", calls)
        .put("dollars", dollars());
  }
}
