package airstep.alert;

import airstep.alert.RunResult.Failed;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.SyncOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part for what did not succeed in a run: failed, timed out, cancelled or unknown.
 *
 * @param syncs those to show, worst first
 * @param count the total number, including unlisted ones
 */
record FailedRun(RunResult run, List<EarlierRun> earlier, List<SyncOutcome> syncs, long count) {

  /** What an unlisted connection may be: unknown ones come first in the list. */
  private static final List<AlertKind> UNLISTED =
      List.of(Outcome.FAILED.kind(), Outcome.TIMED_OUT.kind(), Outcome.CANCELLED.kind());

  /** The maximum number of groups to show. */
  private static final int SHOWN = 10;

  private static final int LONGEST_REASON = 900;

  /** The maximum length of a name in a notification. */
  private static final int LONGEST_NAME = 60;

  /** Returns the part, with the connections whose kinds are wanted. */
  static Optional<Part> of(RunResult run, List<EarlierRun> earlier, Set<AlertKind> wanted) {
    if (run.failed().isEmpty() || run.crashed().isPresent()) {
      return Optional.empty();
    }
    Failed failed = run.failed().get();
    List<SyncOutcome> shown =
        failed.connections().stream().filter(one -> wanted.contains(one.outcome().kind())).toList();
    long unlisted = failed.count() - failed.connections().size();
    if (shown.isEmpty()) {
      return failed.reason().isPresent() || failed.connections().isEmpty()
          ? Optional.of(asAWhole(run, failed, AlertKind.FAILED, earlier))
          : UNLISTED.stream()
              .filter(kind -> unlisted > 0 && wanted.contains(kind))
              .findFirst()
              .map(kind -> asAWhole(run, failed, kind, earlier));
    }
    FailedRun part = new FailedRun(run, earlier, shown, shown.size() + unlisted);
    List<OutcomeGroup> groups = OutcomeGroup.of(shown);
    boolean down = failed.count() > 1 && failed.down() >= failed.count();
    return Optional.of(down ? part.airbyteDown(groups.getFirst()) : part.grouped(groups, failed));
  }

  private static Part asAWhole(
      RunResult run, Failed failed, AlertKind kind, List<EarlierRun> earlier) {
    String share = shareOf(failed.count(), run.event().total()) + " did not succeed";
    String reason =
        failed.reason().orElse(failed.count() > 0 ? share : "no connection reported how it ended");
    Text text =
        Text.lines(
            quoted(reason),
            Retry.ofRun(failed.code(), new StartAgain(run)),
            Streak.andThisRun(earlier));
    return new Part(kind, " failed", reason, List.of(text));
  }

  private static Text quoted(String reason) {
    return Text.foreign(HumanFormat.sentence(reason), LONGEST_REASON).quoted();
  }

  private Part airbyteDown(OutcomeGroup worst) {
    boolean started =
        syncs.stream().anyMatch(one -> one.jobId().isPresent() || one.outcome() == Outcome.UNKNOWN);
    // If others were synced, Airbyte answered during most of the run.
    boolean some =
        count < run.event().total()
            && run.news().succeeded().map(ids -> !ids.isEmpty()).orElse(true);
    String what =
        some
            ? "Airbyte did not answer for " + shareOf(count, run.event().total())
            : "Airbyte does not answer";
    String connections = HumanFormat.count(count, "connection");
    StartAgain again = new StartAgain(run);
    Text names = Text.names(syncs.stream().map(one -> Text.name(one.called())), count);
    Text text =
        Text.lines(
            Text.of(connections + ": ").then(names),
            worst.reason().text(),
            Retry.onceBack(started, again.only(syncs, count)));
    return new Part(
        worst.first().outcome().kind(),
        ": " + what,
        what + ": " + connections + "; " + worst.reason().spoken(),
        List.of(text));
  }

  /** Parts of the run may have failed as a whole, besides the connections of others. */
  private Part grouped(List<OutcomeGroup> groups, Failed failed) {
    List<OutcomeGroup> shown = groups.subList(0, Math.min(SHOWN, groups.size()));
    List<Text> sections = new ArrayList<>();
    StartAgain again = new StartAgain(run);
    failed
        .reason()
        .ifPresent(why -> sections.add(Text.lines(quoted(why), Retry.ofRun(failed.code(), again))));
    if (count == 1) {
      sections.add(groups.getFirst().textOfOne(again, earlier, run.at()));
    } else {
      shown.forEach(group -> sections.add(group.text(earlier, run.at())));
    }
    long rest = count - shown.stream().mapToInt(group -> group.syncs().size()).sum();
    if (rest > 0) {
      sections.add(Text.of("… and " + HumanFormat.number(rest) + " more"));
    }
    OutcomeGroup worst = groups.getFirst();
    Outcome outcome = worst.first().outcome();
    if (count == 1) {
      String what = OutcomeGroup.predicate(outcome, false);
      return new Part(outcome.kind(), what, worst.spoken(), sections);
    }
    sections.add(Text.lines(Retry.ofAll(syncs, count, again), Streak.andThisRun(earlier)));
    boolean alike =
        count == syncs.size() && syncs.stream().allMatch(one -> one.outcome() == outcome);
    String what =
        shareOf(count, run.event().total())
            + (alike ? OutcomeGroup.predicate(outcome, true) : " did not succeed");
    Text names =
        Text.names(
            groups.stream()
                .flatMap(group -> group.syncs().stream())
                .map(sync -> Text.name(sync.called(), LONGEST_NAME)),
            count);
    String why = failed.reason().map(reason -> reason + "; ").orElse("");
    return new Part(outcome.kind(), ": " + what, what + ": " + why + names.plain(), sections);
  }

  private static String shareOf(long count, long total) {
    return total <= count
        ? "all " + HumanFormat.count(count, "connection")
        : HumanFormat.number(count) + " of " + HumanFormat.count(total, "connection");
  }
}
