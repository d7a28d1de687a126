package airstep.steps;

import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run that finds its connections by itself would sync, and what it would skip and why. */
record Discovered(List<RunPlan.Planned> planned, List<RunPlan.Skipped> skipped) {

  /**
   * Sorts the connections of an Airbyte.
   *
   * @throws NoConnectionsException if there is not even one
   */
  static Discovered among(List<Connection> connections, JsonObject settings) {
    // Ids are the same in capitals too.
    Map<String, String> leftOut = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (JsonObject other : settings.objects("leaveOut")) {
      leftOut.put(other.needText("connectionId"), other.needText("flow"));
    }
    List<RunPlan.Planned> planned = new ArrayList<>();
    List<RunPlan.Skipped> skipped = new ArrayList<>();
    for (Connection connection : connections) {
      String id = connection.connectionId();
      if (connection.status().preventsSync()) {
        skipped.add(
            new RunPlan.Skipped(
                id,
                connection.name(),
                "the connection is " + connection.status().description(),
                true,
                connection.status() == ConnectionStatus.DELETED));
      } else if (leftOut.containsKey(id)) {
        skipped.add(
            new RunPlan.Skipped(
                id, connection.name(), "flow " + leftOut.get(id) + " syncs it", false, false));
      } else {
        planned.add(new RunPlan.Planned(id, connection.name()));
      }
    }
    if (planned.isEmpty() && skipped.isEmpty()) {
      throw new NoConnectionsException();
    }
    return new Discovered(planned, skipped);
  }
}
