package airstep.simulate;

import airstep.embedded.airbyte.Actor;
import airstep.embedded.airbyte.Cancel;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import java.time.Instant;
import java.util.List;

/**
 * How often something was wrong by Airbyte's own record, counted the same way for all tools.
 *
 * @param runs the starts of flows
 * @param duplicates jobs that were started although one for the same sync had succeeded or still
 *     ran
 * @param falseFailures syncs reported as failed although their own job succeeded, then or later; a
 *     timeout is false only if the job had succeeded by then
 * @param falseSuccesses syncs reported as succeeded although no job that ran meanwhile succeeded
 * @param orphans jobs that kept running, with no cancel under way, after a sync that did not
 *     succeed
 * @param missedAlerts syncs that did not succeed, without an alert
 * @param unknown syncs reported as unknown
 */
public record Score(
    int runs,
    int duplicates,
    int falseFailures,
    int falseSuccesses,
    int orphans,
    int missedAlerts,
    int unknown) {

  static Score of(Day day, EmbeddedAirbyte airbyte, List<Account> accounts) {
    return accounts.stream()
        .map(account -> new Audit(day, airbyte, account).score())
        .reduce(new Score(day.starts().size(), 0, 0, 0, 0, 0, 0), Score::plus);
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

  /** Compares an account with Airbyte's own record. */
  private record Audit(Day day, EmbeddedAirbyte airbyte, Account account) {

    Score score() {
      boolean success = account.verdict() == Account.Verdict.SUCCEEDED;
      boolean synced = airbyte.jobs().stream().filter(this::meanwhile).anyMatch(this::succeeds);
      boolean wanted = !switchedOff();
      boolean missed = wanted && !synced && !account.alerted() && !account.stopped();
      return new Score(
          0,
          duplicates(),
          one(isFalseFailure()),
          one(success && wanted && !synced),
          success ? 0 : (int) account.own().stream().filter(this::isOrphan).count(),
          one(missed),
          one(account.verdict() == Account.Verdict.UNKNOWN));
    }

    /** A job after one that had failed or was cancelled is a retry. */
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

    /**
     * After the end, a person's cancel is too late; a request was sent before, and took effect
     * late.
     */
    private boolean isInTime(Cancel cancel) {
      Instant latest =
          cancel.by() == Actor.API ? account.ended().plus(FaultDraw.BOUND) : account.ended();
      return !cancel.at().minus(day.ahead(true)).isAfter(latest);
    }

    private boolean succeeds(EmbeddedJob job) {
      return job.at(Day.END).status() == EmbeddedJobStatus.SUCCEEDED;
    }

    /** Whether it is a job of this sync, or one that kept this sync from starting its own. */
    private boolean meanwhile(EmbeddedJob job) {
      return account.own().contains(job)
          || (job.connectionId().equals(account.due().connection())
              && job.createdAt().minus(day.ahead(true)).isBefore(account.ended())
              && !at(job, account.began()).isTerminal());
    }

    private EmbeddedJobStatus at(EmbeddedJob job, Instant ours) {
      return job.at(ours.plus(day.ahead(true))).status();
    }

    /** Whether a person had switched the connection off meanwhile: then no sync is wanted. */
    private boolean switchedOff() {
      return day.switchOffs(account.due().connection())
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
