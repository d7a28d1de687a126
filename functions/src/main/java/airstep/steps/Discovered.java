package airstep.steps;

import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.PlannedRun.Skipped;
import airstep.vocabulary.run.RunSettings.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connections that a run discovers: what it syncs, and what it skips and why. */
record Discovered(List<Planned> planned, List<Skipped> skipped) {

  /**
   * Sorts all connections of an Airbyte.
   *
   * @throws NoConnectionsException if there is not even one
   */
  static Discovered among(List<Connection> connections, List<LeftOut> leaveOut) {
    // Ids are not case-sensitive.
    Map<String, String> leftOut = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    leaveOut.forEach(other -> leftOut.put(other.connectionId(), other.flow()));
    List<Planned> planned = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Connection connection : connections) {
      String id = connection.connectionId();
      if (connection.status().preventsSync()) {
        skipped.add(
            new Skipped(
                id,
                connection.name(),
                "the connection is " + connection.status().description(),
                true,
                connection.status() == ConnectionStatus.DELETED));
      } else if (leftOut.containsKey(id)) {
        skipped.add(
            new Skipped(
                id, connection.name(), "flow " + leftOut.get(id) + " syncs it", false, false));
      } else {
        planned.add(new Planned(id, Optional.of(connection.name())));
      }
    }
    if (planned.isEmpty() && skipped.isEmpty()) {
      throw new NoConnectionsException();
    }
    return new Discovered(planned, skipped);
  }
}
