package airstep.operate;

import airstep.embedded.stack.ConnectionReport;
import airstep.json.Json;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.TaskSubmitted;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What the history of a run says.
 *
 * @param plan the result of Plan Run; empty if there is none
 * @param syncs the ARNs of the executions of its syncs, in the order of their starts
 */
record RunHistory(JsonObject plan, List<String> syncs) {

  static RunHistory of(Run run, Executions executions) {
    JsonObject plan = JsonObject.empty();
    List<String> syncs = new ArrayList<>();
    for (HistoryEntry event : executions.backwards(run.arn())) {
      switch (event) {
        case TaskSucceeded done -> plan = ConnectionReport.plan(done.result()).orElse(plan);
        case TaskSubmitted submitted ->
            Json.objectIn(submitted.response())
                .flatMap(response -> response.text("ExecutionArn"))
                .ifPresent(syncs::addFirst);
        default -> {}
      }
    }
    return new RunHistory(plan, List.copyOf(syncs));
  }

  /** Returns the ids of the connections that it planned to sync. */
  List<String> planned() {
    return plan.objects("connections").stream()
        .flatMap(one -> one.text("connectionId").stream())
        .toList();
  }
}
