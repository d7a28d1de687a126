package airstep.operate;

import airstep.states.Executions;
import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The outcomes of connections in earlier runs, from what those runs report. */
final class EarlierOutcomes {

  private EarlierOutcomes() {}

  /**
   * Returns the outcomes of each connection, oldest first.
   *
   * @param before the earlier runs, newest first
   */
  static Map<String, List<String>> of(
      List<String> connectionIds, List<Run> before, Executions executions) {
    Map<String, List<String>> earlier = new LinkedHashMap<>();
    connectionIds.forEach(id -> earlier.put(id, new ArrayList<>()));
    for (Run run : before.reversed()) {
      RunHistory history = RunHistory.of(run.arn(), executions);
      Set<String> planned = Set.copyOf(history.planned());
      // The report names no skipped connection, so it only counts without the outcomes of all.
      Map<String, String> reported =
          history.outcomes().isEmpty() ? reported(run) : history.outcomes();
      earlier.forEach(
          (id, outcomes) ->
              outcomes.add(
                  planned.contains(id) ? reported.getOrDefault(id, others(run, reported)) : ""));
    }
    return earlier;
  }

  private static Map<String, String> reported(Run run) {
    Map<String, String> outcomes = new HashMap<>();
    for (JsonObject one : run.failures()) {
      one.text("connectionId").ifPresent(id -> outcomes.put(id, one.text("outcome").orElse("")));
    }
    return outcomes;
  }

  /** The outcome of the connections that a run does not name; empty if it has no room for all. */
  private static String others(Run run, Map<String, String> reported) {
    boolean complete = run.failed().isPresent() && run.failed().getAsLong() <= reported.size();
    return complete ? "SUCCEEDED" : "";
  }
}
