package airstep.simulate;

import airstep.vocabulary.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The active connections that a run did not sync, in any workspace: of all, or of those that a
 * person selected.
 */
final class LeftOutConnections {

  private static final Set<ApiCall> LISTS = EnumSet.of(ApiCall.CONNECTIONS, ApiCall.WORKSPACES);

  /** Their answers look right: no one can sync what Airbyte does not list. */
  private static final Set<FaultKind> SHORT = EnumSet.of(FaultKind.EMPTY_LIST, FaultKind.LISTING);

  private LeftOutConnections() {}

  static List<UUID> of(PlayedExecution run) {
    Day day = run.played().day();
    JsonObject settings = run.input().object("settings").orElseGet(JsonObject::empty);
    List<String> selection = run.selection();
    if ((!settings.isTrue("allActive") && selection.isEmpty()) || isShort(run.played())) {
      return List.of();
    }
    Set<String> others =
        settings.objects("leaveOut").stream()
            .map(it -> it.needText("connectionId"))
            .collect(Collectors.toSet());
    run.started().forEach(sync -> others.add(sync.input().needText("connectionId")));
    return day.scene().connections().stream()
        .filter(id -> selection.isEmpty() || selection.contains(id.toString()))
        .filter(id -> !others.contains(id.toString()) && day.switchOffs(id).findAny().isEmpty())
        .toList();
  }

  /** Whether a list may have come without a row, and nothing in it shows that. */
  private static boolean isShort(PlayedDay played) {
    return played
        .day()
        .faults(InjectedFault.OnCall.class)
        .filter(fault -> LISTS.contains(fault.call()) && SHORT.contains(fault.kind()))
        .anyMatch(fault -> played.struck().containsKey(fault.kind()));
  }
}
