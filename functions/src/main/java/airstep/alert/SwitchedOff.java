package airstep.alert;

import airstep.alert.RunResult.Off;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Connections that this run skipped for being switched off, and the runs before it did not. */
final class SwitchedOff {

  /** So much of an id tells connections apart. */
  private static final int SHORT_ID = 8;

  private static final int LONGEST_NAME = 200;

  private SwitchedOff() {}

  /** None if no earlier run told what it had skipped: then nobody knows what is new. */
  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    Optional<Set<String>> before =
        earlier.stream().map(EarlierRun::offIds).flatMap(Optional::stream).findFirst();
    List<Off> off =
        before
            .map(ids -> run.off().stream().filter(one -> !ids.contains(shortId(one))).toList())
            .orElse(List.of());
    if (off.isEmpty()) {
      return Optional.empty();
    }
    boolean one = off.size() == 1;
    String what =
        one ? "a connection is switched off" : off.size() + " connections are switched off";
    Text names =
        Text.names(off.stream().map(each -> Text.name(each.called(), LONGEST_NAME)), off.size());
    Text text =
        Text.lines(
            Text.of("🟡 ")
                .then(names)
                .then(one ? " is" : " are")
                .then(" switched off in Airbyte since the last run."),
            Text.of(
                (one ? "It is" : "They are")
                    + " skipped until somebody switches "
                    + (one ? "it" : "them")
                    + " on again. Airbyte does this by itself to a connection that has failed too"
                    + " often or whose schema has changed too much."));
    return Optional.of(
        new Part(Kind.SWITCHED_OFF, Part.flow(run) + ": " + what, names.plain(), List.of(text)));
  }

  private static String shortId(Off off) {
    String id = off.connectionId();
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }
}
