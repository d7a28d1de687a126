package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.simulate.peers.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which accounts are wrong, compared with the record of Airbyte. */
class ScoreTest {

  private static final Day GOOD = Days.of(EmbeddedJobStatus.SUCCEEDED, 120, 300, false);
  private static final Day BAD = Days.of(EmbeddedJobStatus.FAILED, 120, 300, false);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aFailureIsFalseIfItsJobSucceedsThenOrLater() {
    Case good = Case.of(GOOD);
    assertThat(good.says(Account.Verdict.FAILED, good.end()).falseFailures()).isEqualTo(1);
    assertThat(good.says(Account.Verdict.FAILED, good.early()).falseFailures()).isEqualTo(1);
    Case bad = Case.of(BAD);
    assertThat(bad.says(Account.Verdict.FAILED, bad.end()).falseFailures()).isZero();
  }

  @Test
  void aTimeoutIsFalseOnlyIfItsJobHadSucceededByThen() {
    Case good = Case.of(GOOD);
    assertThat(good.says(Account.Verdict.TIMED_OUT, good.end()).falseFailures()).isEqualTo(1);
    assertThat(good.says(Account.Verdict.TIMED_OUT, good.early()).falseFailures()).isZero();
  }

  @Test
  void correctsAirbytesTimesByAirbytesClock() {
    for (Duration ahead : List.of(MINUTE.multipliedBy(2), MINUTE.multipliedBy(-2))) {
      Case good =
          Case.of(GOOD.with(List.of(new InjectedFault.Clock(FaultKind.CLOCKS, true, ahead))));
      assertThat(good.says(Account.Verdict.TIMED_OUT, good.end()).falseFailures()).isEqualTo(1);
      assertThat(good.says(Account.Verdict.TIMED_OUT, good.early()).falseFailures()).isZero();
    }
  }

  @Test
  void unknownAndStoppedRunsAreNeverFalse() {
    Case good = Case.of(GOOD);
    for (var verdict : List.of(Account.Verdict.UNKNOWN, Account.Verdict.STOPPED)) {
      assertThat(good.says(verdict, good.end()).falseFailures()).isZero();
    }
    assertThat(good.says(Account.Verdict.UNKNOWN, good.end()).unknown()).isEqualTo(1);
    assertThat(good.says(Account.Verdict.STOPPED, good.end()).unknown()).isZero();
  }

  @Test
  void aSuccessIsFalseIfNoJobSucceededDuringItsRun() {
    Case good = Case.of(GOOD);
    assertThat(good.says(Account.Verdict.SUCCEEDED, good.early()).falseSuccesses()).isZero();
    // Someone else's job that ran meanwhile counts; an earlier one does not.
    Account foreign = good.account(Account.Verdict.SUCCEEDED, good.early(), false, List.of());
    assertThat(good.score(foreign).falseSuccesses()).isZero();
    Instant later = good.end().plus(MINUTE);
    Account late =
        new Account(
            foreign.due(), later, later.plus(MINUTE), foreign.verdict(), false, false, List.of());
    assertThat(good.score(late).falseSuccesses()).isEqualTo(1);
    Case bad = Case.of(BAD);
    assertThat(bad.says(Account.Verdict.SUCCEEDED, bad.end()).falseSuccesses()).isEqualTo(1);
    assertThat(bad.says(Account.Verdict.FAILED, bad.end()).falseSuccesses()).isZero();
  }

  @Test
  void anUnwantedSyncIsNeitherAFalseSuccessNorMissed() {
    for (long minute : List.of(0L, 20L)) {
      var off =
          new InjectedFault.At(FaultKind.SWITCHED_OFF, MINUTE.multipliedBy(minute), 0, MINUTE);
      Case bad = Case.of(BAD.with(List.of(off)), BAD);
      Score score = bad.says(Account.Verdict.SUCCEEDED, bad.end());
      assertThat(score.falseSuccesses()).isEqualTo(minute == 0 ? 0 : 1);
      assertThat(score.missedAlerts()).isEqualTo(minute == 0 ? 0 : 1);
    }
  }

  @Test
  void aJobIsAnOrphanIfItRunsOnAfterAnEndWithoutSuccess() {
    Case good = Case.of(GOOD);
    assertThat(good.says(Account.Verdict.FAILED, good.early()).orphans()).isEqualTo(1);
    assertThat(good.says(Account.Verdict.STOPPED, good.early()).orphans()).isEqualTo(1);
    assertThat(good.says(Account.Verdict.UNKNOWN, good.early()).orphans()).isEqualTo(1);
    assertThat(good.says(Account.Verdict.SUCCEEDED, good.early()).orphans()).isZero();
    assertThat(good.says(Account.Verdict.FAILED, good.end()).orphans()).isZero();
  }

  @Test
  void aUsersCancelAfterTheEndDoesNotPreventAnOrphan() {
    var cancel = new InjectedFault.At(FaultKind.PERSON_CANCELS, MINUTE, 0, Duration.ZERO);
    Case day = Case.of(GOOD.with(List.of(cancel)));
    assertThat(day.airbyte().cancels()).hasSize(1);
    Instant cancelled = Day.BEGIN.plus(MINUTE);
    assertThat(day.says(Account.Verdict.FAILED, cancelled).orphans()).isZero();
    Instant before = cancelled.minusSeconds(1);
    assertThat(day.says(Account.Verdict.FAILED, before).orphans()).isEqualTo(1);
  }

  @Test
  void aSentCancelMayTakeEffectWithinTheBound() {
    var stop = new InjectedFault.At(FaultKind.STOPPED, Duration.ofSeconds(60), 0, Duration.ZERO);
    Day day = GOOD.with(List.of(stop));
    Case airflow = new Case(day, PeerPlay.of(day, peer("Airflow operator")));
    Instant landed = airflow.airbyte().cancels().getFirst().at();
    Instant sent = landed.minus(FaultDraw.BOUND);
    assertThat(airflow.says(Account.Verdict.STOPPED, sent).orphans()).isZero();
    assertThat(airflow.says(Account.Verdict.STOPPED, sent.minusSeconds(1)).orphans()).isEqualTo(1);
  }

  @Test
  void aJobAfterAFailedOrCancelledOneIsARetry() {
    Day failing = Days.of(EmbeddedJobStatus.FAILED, 1, 300, true);
    var cancel = new InjectedFault.At(FaultKind.PERSON_CANCELS, MINUTE, 0, Duration.ZERO);
    Day cancelled = Days.of(EmbeddedJobStatus.SUCCEEDED, 120, 300, true).with(List.of(cancel));
    for (Day day : List.of(failing, cancelled)) {
      PeerPlay played = PeerPlay.of(day, peer("Airflow operator"));
      assertThat(played.world().airbyte.jobs()).hasSizeGreaterThan(1);
      assertThat(Score.of(day, played.world().airbyte, played.accounts()).duplicates()).isZero();
    }
  }

  @Test
  void anAlertIsMissedIfNothingSucceededAndNoAlertArrived() {
    Case bad = Case.of(BAD);
    assertThat(bad.says(Account.Verdict.FAILED, bad.end()).missedAlerts()).isEqualTo(1);
    Account alerted = bad.account(Account.Verdict.FAILED, bad.end(), true, bad.own());
    assertThat(bad.score(alerted).missedAlerts()).isZero();
    Case good = Case.of(GOOD);
    assertThat(good.says(Account.Verdict.FAILED, good.end()).missedAlerts()).isZero();
  }

  @Test
  void aRunStoppedByAUserNeedsNoAlert() {
    Case bad = Case.of(BAD);
    Account one = bad.account(Account.Verdict.STOPPED, bad.end(), false, bad.own());
    assertThat(bad.score(one).missedAlerts()).isEqualTo(1);
    Account stopped =
        new Account(one.due(), one.began(), one.ended(), one.verdict(), true, false, one.own());
    assertThat(bad.score(stopped).missedAlerts()).isZero();
  }

  private static Peer peer(String name) {
    return Peer.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** A day that was played, and accounts of it. */
  private record Case(Day day, PeerPlay played) {

    /** A day on which someone starts the job and never polls. */
    static Case of(Day day) {
      return of(day, day);
    }

    /** A day that is played like another. */
    static Case of(Day day, Day like) {
      return new Case(day, PeerPlay.of(like, peer("Prefect as coded")));
    }

    EmbeddedAirbyte airbyte() {
      return played.world().airbyte;
    }

    List<EmbeddedJob> own() {
      return airbyte().jobs();
    }

    /** When the job is over, on our own clock. */
    Instant end() {
      EmbeddedJob job = own().getFirst();
      return job.at(Instant.MAX.minusSeconds(1)).updatedAt().minus(day.ahead(true));
    }

    /** When it still runs. */
    Instant early() {
      return end().minusSeconds(30);
    }

    Score says(Account.Verdict verdict, Instant ended) {
      return score(account(verdict, ended, false, own()));
    }

    Account account(
        Account.Verdict verdict, Instant ended, boolean alerted, List<EmbeddedJob> own) {
      Due due = Due.of(day).getFirst();
      return new Account(due, Day.BEGIN, ended, verdict, false, alerted, own);
    }

    Score score(Account account) {
      return Score.of(day, airbyte(), List.of(account));
    }
  }
}
