package airstep.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The latest earlier runs that failed in a row.
 *
 * @param since when the first of them started
 * @param open whether more runs before them may have failed
 */
record Streak(int runs, Instant since, boolean open) {

  static Optional<Streak> ofRuns(List<EarlierRun> newestFirst) {
    return of(EarlierRun.ofTheFlow(newestFirst), EarlierRun::failed, _ -> false);
  }

  static Optional<Streak> of(String connectionId, List<EarlierRun> newestFirst) {
    return of(
        newestFirst.stream().filter(run -> run.tried(connectionId)).toList(),
        run -> run.failed(connectionId),
        run -> run.unnamed() > 0);
  }

  private static Optional<Streak> of(
      List<EarlierRun> newestFirst,
      Predicate<EarlierRun> failed,
      Predicate<EarlierRun> mayHaveFailed) {
    int runs = 0;
    while (runs < newestFirst.size() && failed.test(newestFirst.get(runs))) {
      runs++;
    }
    boolean open = runs == newestFirst.size() || mayHaveFailed.test(newestFirst.get(runs));
    return runs == 0
        ? Optional.empty()
        : Optional.of(new Streak(runs, newestFirst.get(runs - 1).startedAt(), open));
  }

  /** Returns a line for a run that failed after such runs; empty if there are none. */
  static Text andThisRun(List<EarlierRun> newestFirst) {
    return ofRuns(newestFirst).map(Streak::andThisRun).orElse(Text.NONE);
  }

  /** Returns a line for a run that failed as well. */
  Text andThisRun() {
    return Text.of(
        "📉 Failing since "
            + HumanFormat.moment(since)
            + (open ? " or longer, at least " : ", ")
            + HumanFormat.count(runs + 1, "run")
            + " in a row");
  }

  /** Returns a phrase for a run that succeeded. */
  String over(Instant now) {
    return (open ? "at least " : "")
        + HumanFormat.count(runs, "failed run")
        + ", "
        + HumanFormat.duration(Duration.between(since, now));
  }
}
