package airstep.operate;

import airstep.embedded.stack.ConnectionReport;
import airstep.json.Json;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.TaskScheduled;
import airstep.states.HistoryEntry.TaskSubmitted;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the history of a run says.
 *
 * @param plan the result of Plan Run; empty if there is none
 * @param outcomes the outcome of each connection that it planned to sync, by id; empty until all
 *     have one, and if one is not known
 * @param syncs the ARNs of the executions of its syncs, in the order of their starts
 */
record RunHistory(JsonObject plan, Map<String, String> outcomes, List<String> syncs) {

  static RunHistory of(Run run, Executions executions) {
    JsonObject plan = JsonObject.empty();
    Map<String, String> outcomes = new HashMap<>();
    List<String> syncs = new ArrayList<>();
    for (HistoryEntry event : executions.backwards(run.arn())) {
      switch (event) {
        case TaskSucceeded done -> plan = ConnectionReport.plan(done.result()).orElse(plan);
        case TaskScheduled call -> outcomes.putAll(closed(call.arguments()));
        case TaskSubmitted submitted ->
            Json.objectIn(submitted.response())
                .flatMap(response -> response.text("ExecutionArn"))
                .ifPresent(syncs::addFirst);
        default -> {}
      }
    }
    return new RunHistory(plan, Map.copyOf(outcomes), List.copyOf(syncs));
  }

  /** The outcomes that Close Run is called with; empty for another call. */
  private static Map<String, String> closed(String arguments) {
    JsonObject payload =
        Json.objectIn(arguments).flatMap(call -> call.object("Payload")).orElse(JsonObject.empty());
    List<String> ids = payload.texts("ids");
    List<String> ends = payload.texts("outcomes");
    Map<String, String> outcomes = new HashMap<>();
    for (int i = 0; i < ids.size() && ids.size() == ends.size(); i++) {
      outcomes.put(ids.get(i), ends.get(i));
    }
    return outcomes;
  }

  /** Returns the ids of the connections that it planned to sync. */
  List<String> planned() {
    return plan.objects("connections").stream()
        .flatMap(one -> one.text("connectionId").stream())
        .toList();
  }
}
