package airstep.local.simulate;

import airstep.json.JsonObject;
import airstep.local.interpreter.Execution;
import airstep.local.runtime.Recording;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The active connections that a run of all of them has not synced, in whichever workspace. */
final class LeftOut {

  private static final Set<Call> LISTS = EnumSet.of(Call.CONNECTIONS, Call.WORKSPACES);

  /** Those whose answers look like true ones: no one can sync what Airbyte does not show. */
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
        .filter(id -> !isSwitchedOff(played, id))
        .toList();
  }

  /** Whether a list may have come without a row, and nothing in it says so. */
  private static boolean isShort(Played played) {
    return played.day().faults().stream()
        .filter(Fault.OnCall.class::isInstance)
        .map(Fault.OnCall.class::cast)
        .filter(fault -> LISTS.contains(fault.call()) && SHORT.contains(fault.kind()))
        .anyMatch(fault -> played.struck().containsKey(fault.kind()));
  }

  private static boolean isSwitchedOff(Played played, UUID connection) {
    List<UUID> all = played.day().scene().connections();
    return played.day().faults().stream()
        .filter(Fault.At.class::isInstance)
        .map(Fault.At.class::cast)
        .filter(fault -> fault.kind() == FaultKind.SWITCHED_OFF)
        .anyMatch(fault -> all.get(fault.which() % all.size()).equals(connection));
  }
}
