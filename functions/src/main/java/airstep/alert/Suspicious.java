package airstep.alert;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.SyncOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
    String sources = few.size() == 1 ? "source really has" : "sources really have";
    sections.add(Text.of("👀 Check whether the " + sources + " this little new data."));
    SyncOutcome first = few.getFirst();
    String more = few.size() > 1 ? " (and " + (few.size() - 1) + " more)" : "";
    String message = first.called() + " moved " + rows(first) + more;
    return Optional.of(
        new Part(AlertKind.SUSPICIOUS, ": suspiciously few rows", message, sections));
  }

  private static Text text(SyncOutcome sync) {
    OptionalLong jobs = sync.usualJobs();
    String last =
        jobs.isPresent() ? " (its last " + HumanFormat.count(jobs.getAsLong(), "sync") + ")" : "";
    return Text.lines(
        Text.name(sync.called()).then(" succeeded with only " + rows(sync) + last + "."),
        Links.job(sync.link(), sync.jobId()));
  }

  private static String rows(SyncOutcome sync) {
    return HumanFormat.count(sync.details().rows().orElse(0), "row")
        + ", usually about "
        + HumanFormat.number(sync.usualRows().orElse(0));
  }
}
