package airstep.alert;

import airstep.alert.RunResult.Off;
import airstep.vocabulary.AlertKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Connections that this run skipped for being switched off, and the runs before it did not.
 *
 * <p>One that the flow itself names is expected to sync, so its first run says so too. Of those
 * that a run finds by itself only a change is worth an alert.
 */
final class SwitchedOff {

  private static final int LONGEST_NAME = 200;

  private SwitchedOff() {}

  /**
   * None of those that a run finds by itself if no earlier run said what it had skipped: then no
   * one knows what is new.
   */
  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    Map<String, Off> told = new HashMap<>();
    run.off().forEach(one -> told.putIfAbsent(ShortId.of(one.connectionId()), one));
    // Those that have a name first.
    Map<Boolean, List<Off>> deleted =
        run.offIds().stream()
            .filter(id -> isNew(id, earlier, run.named()))
            .sorted(Comparator.comparing(id -> !told.containsKey(id)))
            .map(id -> told.getOrDefault(id, new Off(id + "…", Optional.empty(), false)))
            .collect(Collectors.partitioningBy(Off::deleted));
    List<Off> off = deleted.get(false);
    List<Off> gone = deleted.get(true);
    String since =
        earlier.stream().anyMatch(one -> one.offIds().isPresent()) ? " since the last run" : "";
    List<Text> lines = new ArrayList<>();
    if (!off.isEmpty()) {
      lines.add(line(off, " switched off in Airbyte" + since + "."));
      lines.add(
          Text.of(
              (off.size() == 1 ? "It is" : "They are")
                  + " skipped until somebody switches "
                  + (off.size() == 1 ? "it" : "them")
                  + " on again. Airbyte does this by itself to a connection that has failed too"
                  + " often or whose schema has changed too much."));
    }
    if (!gone.isEmpty()) {
      lines.add(line(gone, " deleted in Airbyte" + since + ", and skipped."));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (run.named() && run.failed().isEmpty() && run.synced() == 0) {
      lines.add(Text.of("This run synced nothing."));
    }
    String what = off.isEmpty() ? what(gone, " deleted") : what(off, " switched off");
    String names = names(off.isEmpty() ? gone : off).plain();
    return Optional.of(
        new Part(
            AlertKind.SWITCHED_OFF,
            Part.flow(run) + ": " + what,
            names,
            List.of(Text.join("\n", lines))));
  }

  private static String what(List<Off> connections, String state) {
    return connections.size() == 1
        ? "a connection is" + state
        : Spoken.number(connections.size()) + " connections are" + state;
  }

  private static Text line(List<Off> connections, String state) {
    return Text.of("🟡 ")
        .then(names(connections))
        .then((connections.size() == 1 ? " is" : " are") + state);
  }

  private static Text names(List<Off> connections) {
    return Text.names(
        connections.stream().map(one -> Text.name(one.called(), LONGEST_NAME)), connections.size());
  }

  /** A run in which it failed may have been blind: then the one before that counts. */
  private static boolean isNew(String id, List<EarlierRun> earlier, boolean named) {
    boolean known = named;
    for (EarlierRun run : earlier) {
      if (run.offIds().isPresent()) {
        known = true;
        if (run.offIds().get().contains(id)) {
          return false;
        }
        if (run.failedConnections().keySet().stream().noneMatch(one -> one.startsWith(id))) {
          return true;
        }
      }
    }
    return known;
  }
}
