package airstep.simulate;

import airstep.asl.Execution;
import airstep.embedded.stack.Recording;
import airstep.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The active connections that a run of all of them did not sync, in any workspace. */
final class LeftOut {

  private static final Set<ApiCall> LISTS = EnumSet.of(ApiCall.CONNECTIONS, ApiCall.WORKSPACES);

  /** Their answers look right: no one can sync what Airbyte does not list. */
  private static final Set<FaultKind> SHORT = EnumSet.of(FaultKind.EMPTY_LIST, FaultKind.LISTING);

  private LeftOut() {}

  static List<UUID> of(Played played, Execution run) {
    JsonObject settings = Recording.input(run).object("settings").orElseGet(JsonObject::empty);
    if (!settings.isTrue("allActive") || isShort(played)) {
      return List.of();
    }
    List<String> others =
        settings.objects("leaveOut").stream().map(it -> it.needText("connectionId")).toList();
    List<String> synced =
        played.recording().startedBy(run).stream()
            .map(sync -> Recording.input(sync).needText("connectionId"))
            .toList();
    return played.day().scene().connections().stream()
        .filter(id -> !others.contains(id.toString()) && !synced.contains(id.toString()))
        .filter(id -> played.day().switchOffs(id).findAny().isEmpty())
        .toList();
  }

  /** Whether a list may have come without a row, and nothing in it shows that. */
  private static boolean isShort(Played played) {
    return played
        .day()
        .faults(InjectedFault.OnCall.class)
        .filter(fault -> LISTS.contains(fault.call()) && SHORT.contains(fault.kind()))
        .anyMatch(fault -> played.struck().containsKey(fault.kind()));
  }
}
