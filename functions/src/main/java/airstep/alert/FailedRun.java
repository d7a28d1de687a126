package airstep.alert;

import airstep.alert.RunResult.Failed;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What did not succeed in a run: failed, timed out, cancelled or unknown, told in one. */
final class FailedRun {

  /** A person reads this many. */
  private static final int SHOWN = 10;

  private static final int LONGEST_REASON = 900;
  private static final int LONGEST_NAME = 200;

  private FailedRun() {}

  /** Tells of the kinds that are wanted. */
  static Optional<Part> of(RunResult run, List<EarlierRun> earlier, Set<AlertKind> wanted) {
    if (run.failed().isEmpty() || run.crashed().isPresent()) {
      return Optional.empty();
    }
    Failed failed = run.failed().get();
    if (failed.reason().isPresent() || failed.connections().isEmpty()) {
      return Optional.of(asAWhole(run, failed, earlier))
          .filter(part -> wanted.contains(part.kind()));
    }
    List<SyncOutcome> told =
        failed.connections().stream().filter(one -> wanted.contains(one.outcome().kind())).toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    long rest = failed.count() - failed.connections().size();
    List<OutcomeGroup> groups = OutcomeGroup.of(told);
    boolean down = failed.count() > 1 && failed.down() >= failed.count();
    return Optional.of(
        down
            ? airbyteDown(run, groups, told.size() + rest)
            : grouped(run, groups, told.size() + rest, rest == 0, earlier));
  }

  private static Part asAWhole(RunResult run, Failed failed, List<EarlierRun> earlier) {
    String reason =
        failed
            .reason()
            .orElseGet(
                () ->
                    failed.count() > 0
                        ? shareOf(failed.count(), run.total()) + " did not succeed"
                        : "no connection reported how it ended");
    Text text =
        Text.lines(
            Text.foreign(Spoken.sentence(reason), LONGEST_REASON).quoted(),
            Retry.ofRun(failed.code(), new Links(run)),
            streak(earlier));
    return new Part(AlertKind.FAILED, Part.flow(run) + " failed", reason, List.of(text));
  }

  private static Part airbyteDown(RunResult run, List<OutcomeGroup> groups, long count) {
    List<SyncOutcome> syncs = groups.stream().flatMap(group -> group.syncs().stream()).toList();
    boolean started =
        syncs.stream().anyMatch(one -> one.jobId().isPresent() || one.outcome() == Outcome.UNKNOWN);
    Text names =
        Text.names(syncs.stream().map(one -> Text.name(one.called(), LONGEST_NAME)), count);
    // Where others have been synced, Airbyte was there for most of the run.
    boolean some = count < run.total() && run.succeeded().map(ids -> !ids.isEmpty()).orElse(true);
    String what =
        some
            ? "Airbyte could not be reached for " + shareOf(count, run.total())
            : "Airbyte cannot be reached";
    Text text =
        Text.lines(
            Text.of(Spoken.count(count, "connection") + ": ").then(names),
            groups.getFirst().reason().text(),
            Retry.onceBack(started, new Links(run)));
    return new Part(
        groups.getFirst().first().outcome().kind(),
        Part.flow(run) + ": " + what,
        what
            + ": "
            + Spoken.count(count, "connection")
            + ", "
            + groups.getFirst().reason().spoken(),
        List.of(text));
  }

  private static Part grouped(
      RunResult run,
      List<OutcomeGroup> groups,
      long count,
      boolean complete,
      List<EarlierRun> earlier) {
    Links links = new Links(run);
    List<Text> sections = new ArrayList<>();
    long untold = count;
    for (OutcomeGroup group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      sections.add(group.text(earlier, links, run.at()));
      untold -= group.syncs().size();
    }
    if (untold > 0) {
      sections.add(Text.of("… and " + Spoken.number(untold) + " more"));
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
    String flow = Part.flow(run);
    if (count == 1) {
      return new Part(kind, flow + one(kind), groups.getFirst().spoken(), sections);
    }
    String what = shareOf(count, run.total()) + many(kind, complete && outcomes.size() == 1);
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

  private static String one(AlertKind kind) {
    return switch (kind) {
      case TIMED_OUT -> " timed out";
      case CANCELLED -> " was cancelled";
      case UNKNOWN -> ": outcome unknown";
      default -> " failed";
    };
  }

  private static String many(AlertKind kind, boolean alike) {
    if (!alike) {
      return " did not succeed";
    }
    return switch (kind) {
      case TIMED_OUT -> " timed out";
      case CANCELLED -> " were cancelled";
      case UNKNOWN -> " unknown";
      default -> " failed";
    };
  }

  private static Text streak(List<EarlierRun> earlier) {
    return Streak.ofRuns(earlier).map(Streak::andThisRun).orElse(Text.NONE);
  }
}
