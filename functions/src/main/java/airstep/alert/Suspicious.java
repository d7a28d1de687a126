package airstep.alert;

import airstep.vocabulary.AlertKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Syncs that succeeded, but moved far fewer rows than their connections use to. */
final class Suspicious {

  private static final int SHOWN = 5;
  private static final int LONGEST_NAME = 100;

  private Suspicious() {}

  static Optional<Part> of(RunResult run) {
    List<SyncOutcome> few =
        run.noticed().stream().filter(one -> one.usualRows().isPresent()).toList();
    if (few.isEmpty()) {
      return Optional.empty();
    }
    List<Text> sections = new ArrayList<>();
    for (SyncOutcome one : few.subList(0, Math.min(SHOWN, few.size()))) {
      sections.add(
          Text.lines(
              Text.of("🟡 ")
                  .then(Text.name(one.called(), LONGEST_NAME))
                  .then(" succeeded, but moved " + rows(one) + "; usual are " + usual(one) + "."),
              Links.job(one)));
    }
    if (few.size() > SHOWN) {
      sections.add(Text.of("🟡 … and " + (few.size() - SHOWN) + " more"));
    }
    sections.add(
        Text.of(
            few.size() == 1
                ? "👀 Look whether its source has really so little that is new."
                : "👀 Look whether their sources have really so little that is new."));
    String message =
        few.getFirst().called()
            + " moved "
            + rows(few.getFirst())
            + ", usual are "
            + Spoken.number(few.getFirst().usualRows().getAsLong())
            + (few.size() > 1 ? " (and " + (few.size() - 1) + " more)" : "");
    return Optional.of(
        new Part(
            AlertKind.SUSPICIOUS, Part.flow(run) + ": suspiciously few rows", message, sections));
  }

  private static String rows(SyncOutcome sync) {
    return Spoken.count(sync.rows().orElse(0), "row");
  }

  private static String usual(SyncOutcome sync) {
    String rows = Spoken.number(sync.usualRows().orElse(0));
    return sync.usualJobs().isPresent()
        ? rows + " (its last " + Spoken.count(sync.usualJobs().getAsLong(), "sync") + ")"
        : rows;
  }
}
