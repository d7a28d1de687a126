package airstep.page;

import airstep.embedded.stack.ConnectionReport;
import airstep.operate.RunDetails;
import airstep.vocabulary.json.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each connection of a flow in its last runs. */
final class ConnectionHistory {

  private ConnectionHistory() {}

  /**
   * Returns the connections, in the order of the newest run that planned them.
   *
   * @param runs of one flow, oldest first
   */
  static List<JsonFields> of(List<RunDetails> runs) {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, List<JsonFields>> points = new LinkedHashMap<>();
    for (RunDetails run : runs.reversed()) {
      for (ConnectionReport one : run.connections()) {
        // The newest name counts, unless that run never learned it.
        labels.merge(
            one.connectionId(),
            one.label(),
            (newer, older) -> newer.equals(one.connectionId()) ? older : newer);
        points
            .computeIfAbsent(one.connectionId(), _ -> new ArrayList<>())
            .addFirst(point(run, one));
      }
    }
    List<JsonFields> all = new ArrayList<>();
    points.forEach(
        (id, some) ->
            all.add(
                new JsonFields()
                    .put("connectionId", id)
                    .put("label", labels.get(id))
                    .put("points", some)));
    return all;
  }

  private static JsonFields point(RunDetails run, ConnectionReport one) {
    return new JsonFields()
        .put("run", run.run().id())
        .put("at", run.run().startedAt())
        .put("outcome", one.outcome())
        .put("rows", one.rows())
        .put("seconds", one.durationSeconds());
  }
}
