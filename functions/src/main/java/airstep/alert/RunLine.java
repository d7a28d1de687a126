package airstep.alert;

import airstep.text.OneLine;
import airstep.vocabulary.Outcome;
import java.util.ArrayList;
import java.util.List;

/** One line on the run as a whole: when it was, how long it took, what came of it. */
final class RunLine {

  private RunLine() {}

  static Text of(RunResult run) {
    List<Text> facts = new ArrayList<>();
    facts.add(when(run));
    run.duration().ifPresent(time -> facts.add(Text.of("took " + Spoken.duration(time))));
    int synced = run.succeeded().map(List::size).orElse(0);
    if (synced > 0 && run.total() > 1) {
      facts.add(Text.of(Spoken.number(synced) + " of " + Spoken.number(run.total()) + " synced"));
    }
    if (run.failed().isEmpty() && run.rows() > 0) {
      facts.add(Text.of(Spoken.count(run.rows(), "row")));
      facts.add(Text.of(Spoken.bytes(run.bytes())));
    }
    run.failed()
        .filter(failed -> failed.count() > 1)
        .ifPresent(failed -> facts.addAll(outcomes(failed)));
    return Text.join(" · ", facts);
  }

  private static List<Text> outcomes(RunResult.Failed failed) {
    if (failed.count() > failed.connections().size()) {
      return List.of();
    }
    List<Text> counts = new ArrayList<>();
    count(failed, Outcome.FAILED, "failed", counts);
    count(failed, Outcome.TIMED_OUT, "timed out", counts);
    count(failed, Outcome.CANCELLED, "cancelled", counts);
    count(failed, Outcome.UNKNOWN, "unknown", counts);
    return counts;
  }

  private static void count(
      RunResult.Failed failed, Outcome outcome, String word, List<Text> counts) {
    long count = failed.connections().stream().filter(one -> one.outcome() == outcome).count();
    if (count > 0) {
      counts.add(Text.of(Spoken.number(count) + " " + word));
    }
  }

  private static Text when(RunResult run) {
    Text time =
        Spoken.instant(run.scheduledTime())
            .map(at -> Text.of(Spoken.moment(at)))
            .orElseGet(() -> Text.foreign(OneLine.of(run.scheduledTime(), 40), 80));
    if (time.isEmpty()) {
      return Text.of(run.byHand() ? "Run by hand" : "Run");
    }
    return Text.of(run.byHand() ? "Run by hand on " : "Run of ").then(time);
  }
}
