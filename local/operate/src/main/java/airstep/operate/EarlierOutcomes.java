package airstep.operate;

import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The outcomes of connections in earlier runs, from what those runs report. */
final class EarlierOutcomes {

  private EarlierOutcomes() {}

  /**
   * Returns the outcomes of each connection, oldest first.
   *
   * @param before the earlier runs, newest first
   * @param outcomes reads those of one run
   */
  static Map<String, List<String>> of(
      List<String> connectionIds, List<Run> before, Function<Run, Map<String, String>> outcomes) {
    Map<String, List<String>> earlier = new LinkedHashMap<>();
    connectionIds.forEach(id -> earlier.put(id, new ArrayList<>()));
    for (Run run : before.reversed()) {
      Map<String, String> known = outcomes.apply(run);
      earlier.forEach((id, all) -> all.add(known.getOrDefault(id, "")));
    }
    return earlier;
  }

  /** Returns the outcome of each connection that a run planned; empty if it is not known. */
  static Map<String, String> in(Run run, RunHistory history) {
    // The report names no skipped connection, so it only counts without the outcomes of all.
    Map<String, String> reported =
        history.outcomes().isEmpty() ? reported(run) : history.outcomes();
    Map<String, String> outcomes = new HashMap<>();
    history
        .planned()
        .forEach(id -> outcomes.put(id, reported.getOrDefault(id, others(run, reported))));
    return outcomes;
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
