package airstep.simulate;

import airstep.embedded.airbyte.Actor;
import airstep.embedded.airbyte.Cancel;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How often something was wrong, by Airbyte's own record: one and the same count for everybody.
 *
 * @param runs the starts of flows
 * @param duplicates jobs that were started though one for the same sync had succeeded or still ran
 * @param falseFailures syncs called failed though their own job succeeded, then or later; a
 *     time-out is false only if it had succeeded by then
 * @param falseSuccesses syncs called a success though no job that ran meanwhile ever succeeded
 * @param orphans jobs that ran on, with no cancel under way, after a sync that did not succeed
 * @param missedAlerts syncs without success of which nobody was told
 * @param unknown syncs of which only was said that nothing is known
 */
public record Score(
    int runs,
    int duplicates,
    int falseFailures,
    int falseSuccesses,
    int orphans,
    int missedAlerts,
    int unknown) {

  static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0);

  private static final Instant IN_THE_END = Day.BEGIN.plus(Duration.ofDays(60));

  static Score of(Day day, EmbeddedAirbyte airbyte, List<Account> accounts) {
    Score score = new Score(day.starts().size(), 0, 0, 0, 0, 0, 0);
    for (Account account : accounts) {
      score = score.plus(new Audit(day, airbyte, account).score());
    }
    return score;
  }

  Score plus(Score other) {
    return new Score(
        runs + other.runs,
        duplicates + other.duplicates,
        falseFailures + other.falseFailures,
        falseSuccesses + other.falseSuccesses,
        orphans + other.orphans,
        missedAlerts + other.missedAlerts,
        unknown + other.unknown);
  }

  /** An account, and Airbyte's own record beside it. */
  private record Audit(Day day, EmbeddedAirbyte airbyte, Account account) {

    Score score() {
      boolean success = account.verdict() == Account.Verdict.SUCCEEDED;
      boolean synced = airbyte.jobs().stream().filter(this::meanwhile).anyMatch(this::succeeds);
      boolean wanted = !switchedOff();
      boolean missed = wanted && !synced && !account.told() && !account.stopped();
      return new Score(
          0,
          duplicates(),
          one(isFalseFailure()),
          one(success && wanted && !synced),
          success ? 0 : (int) account.own().stream().filter(this::isOrphan).count(),
          one(missed),
          one(account.verdict() == Account.Verdict.UNKNOWN));
    }

    /** A job after one that was seen to fail, or that was cancelled, is another try. */
    private int duplicates() {
      int duplicates = 0;
      for (int i = 1; i < account.own().size(); i++) {
        Instant then = account.own().get(i).createdAt();
        EmbeddedJobStatus before = account.own().get(i - 1).at(then).status();
        duplicates +=
            one(before != EmbeddedJobStatus.FAILED && before != EmbeddedJobStatus.CANCELLED);
      }
      return duplicates;
    }

    private boolean isFalseFailure() {
      return switch (account.verdict()) {
        case FAILED -> account.own().stream().anyMatch(this::succeeds);
        case TIMED_OUT ->
            account.own().stream()
                .anyMatch(job -> at(job, account.ended()) == EmbeddedJobStatus.SUCCEEDED);
        case SUCCEEDED, UNKNOWN, STOPPED -> false;
      };
    }

    private boolean isOrphan(EmbeddedJob job) {
      return !at(job, account.ended()).isTerminal()
          && airbyte.cancels().stream().noneMatch(it -> it.hit() == job.id() && isInTime(it));
    }

    /** A person's comes too late after the end; a request's was sent before, and came late. */
    private boolean isInTime(Cancel cancel) {
      Instant latest =
          cancel.by() == Actor.API ? account.ended().plus(FaultMaker.BOUND) : account.ended();
      return !cancel.at().minus(day.ahead(true)).isAfter(latest);
    }

    private boolean succeeds(EmbeddedJob job) {
      return job.at(IN_THE_END).status() == EmbeddedJobStatus.SUCCEEDED;
    }

    /** Whether it is a job of this sync, or one beside which this sync could not start its own. */
    private boolean meanwhile(EmbeddedJob job) {
      return account.own().contains(job)
          || (job.connectionId().equals(account.due().connection())
              && job.createdAt().minus(day.ahead(true)).isBefore(account.ended())
              && !at(job, account.began()).isTerminal());
    }

    private EmbeddedJobStatus at(EmbeddedJob job, Instant ours) {
      return job.at(ours.plus(day.ahead(true))).status();
    }

    /** Whether somebody had switched the connection off meanwhile: then no sync is wanted. */
    private boolean switchedOff() {
      List<UUID> connections = day.scene().connections();
      return day.faults().stream()
          .filter(Fault.At.class::isInstance)
          .map(Fault.At.class::cast)
          .filter(it -> it.kind() == FaultKind.SWITCHED_OFF)
          .filter(
              it ->
                  connections
                      .get(it.which() % connections.size())
                      .equals(account.due().connection()))
          .anyMatch(
              it ->
                  Day.BEGIN.plus(it.at()).isBefore(account.ended())
                      && account.began().isBefore(Day.BEGIN.plus(it.at()).plus(it.lasts())));
    }

    private static int one(boolean counts) {
      return counts ? 1 : 0;
    }
  }
}
