package airstep.alert;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.RunReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The connections that did not succeed, as an account lists them. */
final class WorstFirst {

  /** As many characters as fit into a cause, also once it is escaped inside the flow's. */
  private static final int LONGEST = 11_000;

  private static final JsonObject STOPPED =
      JsonObject.of(Map.of("code", RunReason.SYNC_STOPPED.name()));

  private WorstFirst() {}

  /** As many as there is room for. */
  static List<Map<String, Object>> of(List<JsonObject> connections) {
    List<Map<String, Object>> sorted =
        connections.stream()
            .map(WorstFirst::told)
            .sorted(Comparator.comparing(it -> Outcome.of(it.get("outcome").toString())))
            .toList();
    List<Map<String, Object>> worst = new ArrayList<>();
    int room = LONGEST;
    for (Map<String, Object> one : sorted) {
      room -= Json.write(one).length();
      if (room <= 0) {
        break;
      }
      worst.add(one);
    }
    return worst;
  }

  /** A connection of which the definition only knows a code has the sentence for it. */
  private static Map<String, Object> told(JsonObject connection) {
    Map<String, Object> told = new LinkedHashMap<>(connection.fields());
    told.putIfAbsent("outcome", Outcome.UNKNOWN.name());
    if (connection.text("code").filter(RunReason.SYNC_LOST.name()::equals).isPresent()) {
      boolean stopped = connection.text("status").filter("ABORTED"::equals).isPresent();
      told.keySet().removeAll(List.of("code", "status", "error"));
      told.put("outcome", (stopped ? Outcome.CANCELLED : Outcome.UNKNOWN).name());
      told.put("reason", RunSentence.of(stopped ? STOPPED : connection));
    }
    return told;
  }
}
