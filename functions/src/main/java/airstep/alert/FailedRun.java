package airstep.alert;

import airstep.alert.RunResult.Failed;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.SyncOutcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The part for what did not succeed in a run: failed, timed out, cancelled or unknown. */
final class FailedRun {

  /** The maximum number of groups to show. */
  private static final int SHOWN = 10;

  private static final int LONGEST_REASON = 900;
  private static final int LONGEST_NAME = 200;

  private FailedRun() {}

  /** Returns the part, with the connections whose kinds are wanted. */
  static Optional<Part> of(RunResult run, List<EarlierRun> earlier, Set<AlertKind> wanted) {
    if (run.failed().isEmpty() || run.crashed().isPresent()) {
      return Optional.empty();
    }
    Failed failed = run.failed().get();
    if (failed.reason().isPresent() || failed.connections().isEmpty()) {
      return Optional.of(asAWhole(run, failed, earlier))
          .filter(part -> wanted.contains(part.kind()));
    }
    List<SyncOutcome> shown =
        failed.connections().stream().filter(one -> wanted.contains(one.outcome().kind())).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    long rest = failed.count() - failed.connections().size();
    List<OutcomeGroup> groups = OutcomeGroup.of(shown);
    boolean down = failed.count() > 1 && failed.down() >= failed.count();
    return Optional.of(
        down
            ? airbyteDown(run, groups, shown.size() + rest)
            : grouped(run, groups, shown.size() + rest, rest == 0, earlier));
  }

  private static Part asAWhole(RunResult run, Failed failed, List<EarlierRun> earlier) {
    String reason =
        failed
            .reason()
            .orElseGet(
                () ->
                    failed.count() > 0
                        ? shareOf(failed.count(), run.event().total()) + " did not succeed"
                        : "no connection reported how it ended");
    Text text =
        Text.lines(
            Text.foreign(Spoken.sentence(reason), LONGEST_REASON).quoted(),
            Retry.ofRun(failed.code(), run.links()),
            streak(earlier));
    return new Part(AlertKind.FAILED, run.shortFlow() + " failed", reason, List.of(text));
  }

  private static Part airbyteDown(RunResult run, List<OutcomeGroup> groups, long count) {
    List<SyncOutcome> syncs = groups.stream().flatMap(group -> group.syncs().stream()).toList();
    boolean started =
        syncs.stream().anyMatch(one -> one.jobId().isPresent() || one.outcome() == Outcome.UNKNOWN);
    Text names =
        Text.names(syncs.stream().map(one -> Text.name(one.called(), LONGEST_NAME)), count);
    // If others were synced, Airbyte answered during most of the run.
    boolean some =
        count < run.event().total()
            && run.news().succeeded().map(ids -> !ids.isEmpty()).orElse(true);
    String what =
        some
            ? "Airbyte did not answer for " + shareOf(count, run.event().total())
            : "Airbyte does not answer";
    Text text =
        Text.lines(
            Text.of(Spoken.count(count, "connection") + ": ").then(names),
            groups.getFirst().reason().text(),
            Retry.onceBack(started, run.links()));
    return new Part(
        groups.getFirst().first().outcome().kind(),
        run.shortFlow() + ": " + what,
        what
            + ": "
            + Spoken.count(count, "connection")
            + "; "
            + groups.getFirst().reason().spoken(),
        List.of(text));
  }

  private static Part grouped(
      RunResult run,
      List<OutcomeGroup> groups,
      long count,
      boolean complete,
      List<EarlierRun> earlier) {
    Links links = run.links();
    List<Text> sections = new ArrayList<>();
    long rest = count;
    for (OutcomeGroup group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      sections.add(group.text(earlier, links, run.at()));
      rest -= group.syncs().size();
    }
    if (rest > 0) {
      sections.add(Text.of("… and " + Spoken.number(rest) + " more"));
    }
    if (count > 1) {
      Text streak = streak(earlier);
      if (!streak.isEmpty()) {
        sections.add(streak);
      }
    }
    Set<Outcome> outcomes =
        groups.stream()
            .map(group -> group.first().outcome())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Outcome.class)));
    AlertKind kind = groups.getFirst().first().outcome().kind();
    String flow = run.shortFlow();
    if (count == 1) {
      return new Part(
          kind,
          flow + OutcomePhrase.of(groups.getFirst().first().outcome(), false),
          groups.getFirst().spoken(),
          sections);
    }
    boolean alike = complete && outcomes.size() == 1;
    String what =
        shareOf(count, run.event().total())
            + (alike
                ? OutcomePhrase.of(groups.getFirst().first().outcome(), true)
                : " did not succeed");
    String names =
        Text.names(
                groups.stream()
                    .flatMap(group -> group.syncs().stream())
                    .map(sync -> Text.name(sync.called(), 60)),
                count)
            .plain();
    return new Part(kind, flow + ": " + what, what + ": " + names, sections);
  }

  private static String shareOf(long count, long total) {
    return total <= count
        ? "all " + Spoken.count(count, "connection")
        : Spoken.number(count) + " of " + Spoken.count(total, "connection");
  }

  private static Text streak(List<EarlierRun> earlier) {
    return Streak.ofRuns(earlier).map(Streak::andThisRun).orElse(Text.NONE);
  }
}
