package airstep.simulate;

import airstep.flows.Connections;
import airstep.flows.Flow;
import java.util.List;
import java.util.UUID;

/** A sync that is due on a day: one connection of one start. */
record Due(Day.Start start, UUID connection) {

  /** All syncs that are due. */
  static List<Due> of(Day day) {
    return day.starts().stream()
        .flatMap(start -> connections(day.scene(), start).stream().map(it -> new Due(start, it)))
        .toList();
  }

  /** A flow of all active connections leaves out the ones that other flows name. */
  private static List<UUID> connections(Scene scene, Day.Start start) {
    return switch (scene.flows().get(start.flow()).connections()) {
      case Connections.Named(List<String> ids) -> ids.stream().map(UUID::fromString).toList();
      case Connections.AllActive _ ->
          scene.connections().stream().filter(id -> !isNamed(scene, id)).toList();
    };
  }

  private static boolean isNamed(Scene scene, UUID connection) {
    return scene.flows().stream()
        .map(Flow::connections)
        .anyMatch(
            it ->
                it instanceof Connections.Named(List<String> ids)
                    && ids.contains(connection.toString()));
  }
}
