package airstep.alert;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.OffConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The part for connections that this run skipped because they are switched off, and that the
 * previous runs did not skip.
 *
 * <p>A connection that the flow names is expected to sync, so its first run alerts too. For
 * connections that a run discovers, only a change alerts.
 */
final class SwitchedOff {

  private SwitchedOff() {}

  /**
   * Returns the part. Leaves out discovered connections if no earlier run reported what it had
   * skipped, because then it is unknown what is new.
   */
  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    Map<String, OffConnection> known = new HashMap<>();
    run.news().off().forEach(one -> known.putIfAbsent(ShortId.of(one.connectionId()), one));
    // Connections with a known name come first.
    Map<Boolean, List<OffConnection>> deleted =
        run.offIds().ids().stream()
            .filter(id -> isNew(id, earlier, run.news().named()))
            .sorted(Comparator.comparing(id -> !known.containsKey(id)))
            .map(id -> known.getOrDefault(id, new OffConnection(id + "…", Optional.empty(), false)))
            .collect(Collectors.partitioningBy(OffConnection::deleted));
    List<OffConnection> off = deleted.get(false);
    List<OffConnection> gone = deleted.get(true);
    String since =
        earlier.stream().anyMatch(one -> one.offIds().isPresent()) ? " since the last run" : "";
    List<Text> lines = new ArrayList<>();
    if (!off.isEmpty()) {
      lines.add(line(off, " switched off in Airbyte" + since + "."));
      lines.add(
          Text.of(
              (off.size() == 1
                      ? "It is skipped until someone switches it on again."
                      : "They are skipped until someone switches them on again.")
                  + " Airbyte itself switches off a connection that failed too often or whose"
                  + " schema changed too much."));
    }
    if (!gone.isEmpty()) {
      lines.add(line(gone, " deleted in Airbyte" + since + ", and skipped."));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (run.news().named() && run.failed().isEmpty() && run.news().synced() == 0) {
      lines.add(Text.of("This run synced nothing."));
    }
    List<OffConnection> most = off.isEmpty() ? gone : off;
    String what =
        (most.size() == 1
                ? "a connection is "
                : HumanFormat.number(most.size()) + " connections are ")
            + (off.isEmpty() ? "deleted" : "switched off");
    String names = names(most).plain();
    return Optional.of(
        new Part(AlertKind.SWITCHED_OFF, ": " + what, names, List.of(Text.join("\n", lines))));
  }

  private static Text line(List<OffConnection> connections, String state) {
    return Text.of("🟡 ")
        .then(names(connections))
        .then((connections.size() == 1 ? " has been" : " have been") + state);
  }

  private static Text names(List<OffConnection> connections) {
    return Text.names(connections.stream().map(one -> Text.name(one.called())), connections.size());
  }

  /**
   * If the connection failed in a run, that run did not see its status: the one before counts. A
   * partial run does not see it either, unless it skipped the connection, nor does one with too
   * many to record.
   */
  private static boolean isNew(String id, List<EarlierRun> earlier, boolean named) {
    boolean known = named;
    for (EarlierRun run : earlier) {
      if (run.offIds().isPresent()) {
        OffIds off = run.offIds().get();
        if (off.contains(id)) {
          return false;
        }
        if (run.partial()) {
          continue;
        }
        known = off.covers(id);
        if (known
            && run.failedConnections().keySet().stream().noneMatch(one -> one.startsWith(id))) {
          return true;
        }
      }
    }
    return known;
  }
}
