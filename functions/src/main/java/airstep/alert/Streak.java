package airstep.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The earlier runs in a row, up to the newest, that failed.
 *
 * @param since when the first of them started
 * @param open whether more may have failed before the oldest that was looked at
 */
record Streak(int runs, Instant since, boolean open) {

  /** So many earlier runs are looked at. */
  static final int LOOKED_AT = 20;

  static Optional<Streak> ofRuns(List<EarlierRun> newestFirst) {
    return of(newestFirst, EarlierRun::failed);
  }

  static Optional<Streak> of(String connectionId, List<EarlierRun> newestFirst) {
    return of(newestFirst, run -> run.failed(connectionId));
  }

  private static Optional<Streak> of(List<EarlierRun> newestFirst, Predicate<EarlierRun> failed) {
    int runs = 0;
    while (runs < newestFirst.size() && failed.test(newestFirst.get(runs))) {
      runs++;
    }
    return runs == 0
        ? Optional.empty()
        : Optional.of(new Streak(runs, newestFirst.get(runs - 1).startedAt(), runs >= LOOKED_AT));
  }

  /** In words, of a run that failed too. */
  Text andThisRun() {
    return Text.of(
        open
            ? "📉 Failing since before " + Spoken.moment(since) + ", more than " + runs + " runs"
            : "📉 Failing since "
                + Spoken.moment(since)
                + ", "
                + Spoken.count(runs + 1, "run")
                + " in a row");
  }

  /** In words, of a run that succeeded. */
  String over(Instant now) {
    return (open ? "more than " : "")
        + Spoken.count(runs, "failed run")
        + ", "
        + Spoken.duration(Duration.between(since, now));
  }
}
