package airstep.alert;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.SyncOutcome;
import java.util.List;
import java.util.Optional;

/** The part for syncs that succeeded with far fewer rows than usual. */
final class Suspicious {

  private Suspicious() {}

  static Optional<Part> of(RunResult run) {
    List<SyncOutcome> few =
        run.news().noticed().stream().filter(one -> one.usualRows().isPresent()).toList();
    if (few.isEmpty()) {
      return Optional.empty();
    }
    List<Text> sections = Text.listed("🟡 ", few.stream().map(Suspicious::text).toList(), "");
    sections.add(
        Text.of(
            few.size() == 1
                ? "👀 Check whether the source really has this little new data."
                : "👀 Check whether the sources really have this little new data."));
    SyncOutcome first = few.getFirst();
    String message =
        first.called()
            + " moved "
            + rows(first)
            + ", usually about "
            + HumanFormat.number(first.usualRows().getAsLong())
            + (few.size() > 1 ? " (and " + (few.size() - 1) + " more)" : "");
    return Optional.of(
        new Part(AlertKind.SUSPICIOUS, ": suspiciously few rows", message, sections));
  }

  private static Text text(SyncOutcome sync) {
    return Text.lines(
        Text.name(sync.called())
            .then(" succeeded with only " + rows(sync) + ", usually about " + usual(sync) + "."),
        Links.job(sync.link(), sync.jobId()));
  }

  private static String rows(SyncOutcome sync) {
    return HumanFormat.count(sync.details().rows().orElse(0), "row");
  }

  private static String usual(SyncOutcome sync) {
    String rows = HumanFormat.number(sync.usualRows().orElse(0));
    return sync.usualJobs().isPresent()
        ? rows + " (its last " + HumanFormat.count(sync.usualJobs().getAsLong(), "sync") + ")"
        : rows;
  }
}
