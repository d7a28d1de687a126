package airstep.alert;

import airstep.alert.RunResult.Off;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Connections that this run skipped for being switched off, and the runs before it did not. */
final class SwitchedOff {

  /** So much of an id tells connections apart. */
  private static final int SHORT_ID = 8;

  private static final int LONGEST_NAME = 200;

  private SwitchedOff() {}

  /** None if no earlier run told what it had skipped: then nobody knows what is new. */
  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    Map<String, Off> told = new HashMap<>();
    run.off().forEach(one -> told.putIfAbsent(shortId(one), one));
    // Those that have a name first.
    Map<Boolean, List<Off>> deleted =
        run.offIds().stream()
            .filter(id -> isNew(id, earlier))
            .sorted(Comparator.comparing(id -> !told.containsKey(id)))
            .map(id -> told.getOrDefault(id, new Off(id + "…", Optional.empty(), Optional.empty())))
            .collect(Collectors.partitioningBy(Off::isDeleted));
    List<Off> off = deleted.get(false);
    List<Off> gone = deleted.get(true);
    List<Text> lines = new ArrayList<>();
    if (!off.isEmpty()) {
      lines.add(line(off, " switched off in Airbyte since the last run."));
      lines.add(
          Text.of(
              (off.size() == 1 ? "It is" : "They are")
                  + " skipped until somebody switches "
                  + (off.size() == 1 ? "it" : "them")
                  + " on again. Airbyte does this by itself to a connection that has failed too"
                  + " often or whose schema has changed too much."));
    }
    if (!gone.isEmpty()) {
      lines.add(line(gone, " deleted in Airbyte since the last run, and skipped."));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String what = off.isEmpty() ? what(gone, " deleted") : what(off, " switched off");
    String names = names(off.isEmpty() ? gone : off).plain();
    return Optional.of(
        new Part(
            Kind.SWITCHED_OFF,
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
  private static boolean isNew(String id, List<EarlierRun> earlier) {
    boolean known = false;
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

  private static String shortId(Off off) {
    String id = off.connectionId();
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }
}
