package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.simulate.peers.Peer;
import airstep.vocabulary.StepName;
import airstep.vocabulary.sync.SyncSettings.Retries;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the platforms of peers do with their tasks, and what they report. */
class PeerPlayTest {

  private static final String GUIDE = "Prefect as promised";
  private static final String AIRFLOW = "Airflow operator";

  private static final Day GOOD = Days.of(EmbeddedJobStatus.SUCCEEDED, 120, 300, true);
  private static final Day BAD = Days.of(EmbeddedJobStatus.FAILED, 1, 300, false);

  @Test
  void aFailedTaskIsRetriedAfterTheDelaysOfTheFlow() {
    Day day =
        LongStream.range(0, 5_000)
            .mapToObj(seed -> new Day(seed, List.of()))
            .filter(Comparison::isForAll)
            .filter(it -> Due.of(it).size() == 1 && retries(it).count() > 1)
            .filter(it -> retries(it).multiplier() > 1)
            .findFirst()
            .orElseThrow();
    Account account = only(day.with(List.of(call(FaultKind.HTML, ApiCall.CONNECTION, 60))), GUIDE);
    double delay = retries(day).delay().toMillis();
    double pauses = 0;
    for (int i = 0; i < retries(day).count(); i++) {
      pauses += delay;
      delay *= retries(day).multiplier();
    }
    assertThat(account.verdict()).isEqualTo(Account.Verdict.FAILED);
    assertThat((double) Duration.between(account.began(), account.ended()).toMillis())
        .isBetween(pauses, pauses + 1_000);
  }

  @Test
  void aCrashFailsTheTaskForGoodOrOnceOrRestartsIt() {
    var death =
        new InjectedFault.OnStep(FaultKind.STEP_CRASH_BEFORE, StepName.PREPARE_SYNC, 1, 1, 0, 0);
    Day day = GOOD.with(List.of(death));
    Account script = only(day, "crontab script");
    assertThat(script.verdict()).isEqualTo(Account.Verdict.FAILED);
    assertThat(script.alerted()).isFalse();
    assertThat(only(day, GUIDE).verdict()).isEqualTo(Account.Verdict.FAILED);
    assertThat(only(day, AIRFLOW).verdict()).isEqualTo(Account.Verdict.SUCCEEDED);
    Day none = BAD.with(List.of(death));
    assertThat(only(none, AIRFLOW).own()).isEmpty();
    assertThat(only(none, "Kestra self-managed").own()).hasSize(1);
  }

  @Test
  void aProcessCrashesBeforeOrAfterTheCall() {
    for (FaultKind kind : List.of(FaultKind.STEP_CRASH_BEFORE, FaultKind.STEP_CRASH_AFTER)) {
      var death = new InjectedFault.OnStep(kind, StepName.TRIGGER_SYNC, 1, 1, 0, 0);
      Account account = only(GOOD.with(List.of(death)), GUIDE);
      assertThat(account.verdict()).isEqualTo(Account.Verdict.FAILED);
      assertThat(account.own()).hasSize(kind == FaultKind.STEP_CRASH_BEFORE ? 0 : 1);
    }
  }

  @Test
  void anAlertIsTriedThreeTimes() {
    assertThat(only(BAD.with(List.of(call(FaultKind.SLACK, ApiCall.SLACK, 2))), GUIDE).alerted())
        .isTrue();
    assertThat(only(BAD.with(List.of(call(FaultKind.SLACK, ApiCall.SLACK, 3))), GUIDE).alerted())
        .isFalse();
    assertThat(only(GOOD, GUIDE).alerted()).isFalse();
  }

  @Test
  void aJobThatNeverEndsTimesOut() {
    Day day =
        BAD.with(
            List.of(new InjectedFault.OnJob(FaultKind.STUCK_JOB, 0, 0, EmbeddedJobStatus.RUNNING)));
    assertThat(only(day, GUIDE).verdict()).isEqualTo(Account.Verdict.TIMED_OUT);
    PlayedDay airstep = Play.of(day);
    assertThat(new AirstepAccounts(airstep).all().getFirst().verdict())
        .isEqualTo(Account.Verdict.TIMED_OUT);
  }

  @Test
  void aSyncReportedAsUnknownIsCounted() {
    Day day = GOOD.with(List.of(call(FaultKind.REQUEST_LOST, ApiCall.READ_JOB, 500)));
    assertThat(Comparison.ofAirstep(day).unknown()).isEqualTo(1);
    assertThat(Comparison.of(day, peer(AIRFLOW)).unknown()).isZero();
  }

  @Test
  void theScriptFailsOnlyForJobsItDidNotStart() {
    Day day =
        LongStream.range(0, 5_000)
            .mapToObj(seed -> new Day(seed, List.of()))
            .filter(Comparison::isForAll)
            .filter(it -> it.starts().size() == 1 && Due.of(it).size() == 2)
            .findFirst()
            .orElseThrow();
    var lost =
        new InjectedFault.OnCall(
            FaultKind.REQUEST_LOST,
            ApiCall.START_JOB,
            2,
            1,
            InjectedFault.Effect.NEVER,
            Duration.ZERO,
            0);
    assertThat(PeerPlay.of(day.with(List.of(lost)), peer("crontab script")).accounts())
        .extracting(Account::verdict)
        .containsExactlyInAnyOrder(Account.Verdict.SUCCEEDED, Account.Verdict.FAILED);
  }

  private static Account only(Day day, String name) {
    return PeerPlay.of(day, peer(name)).accounts().getFirst();
  }

  private static Peer peer(String name) {
    return Peer.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static Retries retries(Day day) {
    return day.scene().flows().getFirst().sync().retries();
  }

  private static InjectedFault call(FaultKind kind, ApiCall call, int times) {
    return new InjectedFault.OnCall(
        kind, call, 1, times, InjectedFault.Effect.NEVER, Duration.ZERO, 1);
  }
}
