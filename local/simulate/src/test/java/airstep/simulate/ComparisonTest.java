package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.simulate.peers.Peer;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The peers and Airstep on the same days. */
class ComparisonTest {

  private static final String CRONTAB = "crontab script";
  private static final String GUIDE = "Prefect as promised";
  private static final String CODE = "Prefect as coded";
  private static final String AIRFLOW = "Airflow operator";
  private static final String DAGSTER = "Dagster resource";
  private static final String CLOUD = "Kestra for Cloud";
  private static final String OWN = "Kestra self-managed";

  /** A sync of seconds, with retries; one of minutes, with retries; one that fails, with none. */
  private static final Day BRIEF = Days.of(EmbeddedJobStatus.SUCCEEDED, 1, 8, true);

  private static final Day LONG = Days.of(EmbeddedJobStatus.SUCCEEDED, 120, 300, true);
  private static final Day FAILING = Days.of(EmbeddedJobStatus.FAILED, 1, 300, false);

  private static final Score RIGHT = new Score(1, 0, 0, 0, 0, 0, 0);

  @Test
  void noToolFailsOnADayWithoutFaults() {
    for (Day day : List.of(BRIEF, LONG)) {
      assertThat(Comparison.ofAirstep(day)).isEqualTo(RIGHT);
      for (Peer peer : Peer.all()) {
        assertThat(Comparison.of(day, peer)).as(peer.name()).isEqualTo(RIGHT);
      }
    }
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfWorkers() {
    ComparisonResult one = new Comparison(11, 12, 1).play(_ -> {});
    ComparisonResult three = new Comparison(11, 12, 3).play(_ -> {});
    assertThat(three).isEqualTo(one);
    assertThat(one.scores().keySet())
        .containsExactly("Airstep", CRONTAB, GUIDE, CODE, AIRFLOW, DAGSTER, CLOUD, OWN);
  }

  @Test
  void airstepHasNoDuplicatesAndNoMissedAlertsOnDaysOnWhichOthersDo() {
    Score airstep = new Score(0, 0, 0, 0, 0, 0, 0);
    Score others = airstep;
    for (Day day : Comparison.days(7_000, 25 * Integer.getInteger("airstep.campaign", 1))) {
      airstep = airstep.plus(Comparison.ofAirstep(day));
      for (Peer peer : Peer.all()) {
        others = others.plus(Comparison.of(day, peer));
      }
    }
    assertThat(airstep.duplicates()).isZero();
    assertThat(airstep.falseFailures()).isZero();
    assertThat(airstep.falseSuccesses()).isZero();
    assertThat(airstep.missedAlerts()).isZero();
    assertThat(
            List.of(
                others.duplicates(),
                others.falseFailures(),
                others.falseSuccesses(),
                others.missedAlerts()))
        .allMatch(count -> count > 0);
  }

  @Test
  void aLostAnswerCausesASecondSyncWithEveryToolThatRetries() {
    Day day = BRIEF.with(List.of(call(FaultKind.ANSWER_LOST, ApiCall.START_JOB, 1)));
    for (String name : List.of(GUIDE, CODE, AIRFLOW, DAGSTER, CLOUD, OWN)) {
      assertThat(of(name, day).duplicates()).as(name).isEqualTo(1);
    }
    assertThat(of(CRONTAB, day).duplicates()).isZero();
    assertThat(Comparison.ofAirstep(day)).isEqualTo(RIGHT);
  }

  @Test
  void aLostAnswerIsAFalseFailureOfTheScript() {
    Day day = LONG.with(List.of(call(FaultKind.ANSWER_LOST, ApiCall.START_JOB, 1)));
    assertThat(of(CRONTAB, day).falseFailures()).isEqualTo(1);
    assertThat(Comparison.ofAirstep(day)).isEqualTo(RIGHT);
  }

  @Test
  void aFailedSyncIsASuccessWithToolsThatDoNotPoll() {
    for (String name : List.of(CRONTAB, CODE, CLOUD)) {
      Score score = of(name, FAILING);
      assertThat(score.falseSuccesses()).as(name).isEqualTo(1);
      assertThat(score.missedAlerts()).as(name).isEqualTo(1);
    }
    for (String name : List.of(GUIDE, AIRFLOW, DAGSTER, OWN)) {
      assertThat(of(name, FAILING)).as(name).isEqualTo(RIGHT);
    }
    assertThat(Comparison.ofAirstep(FAILING)).isEqualTo(RIGHT);
  }

  @Test
  void oneLostPollEndsPrefectsWait() {
    Day day = LONG.with(List.of(call(FaultKind.REQUEST_LOST, ApiCall.READ_JOB, 1)));
    Score guide = of(GUIDE, day);
    assertThat(guide.falseFailures() + guide.duplicates()).isEqualTo(1);
    for (String name : List.of(AIRFLOW, DAGSTER, CLOUD, OWN)) {
      assertThat(of(name, day)).as(name).isEqualTo(RIGHT);
    }
    assertThat(Comparison.ofAirstep(day)).isEqualTo(RIGHT);
  }

  @Test
  void fourLostPollsMakeDagsterCancelAHealthyJob() {
    Day day = LONG.with(List.of(call(FaultKind.REQUEST_LOST, ApiCall.READ_JOB, 4)));
    assertThat(PeerPlay.of(day, peer(DAGSTER)).world().airbyte.cancels()).isNotEmpty();
    assertThat(PeerPlay.of(day, peer(AIRFLOW)).world().airbyte.cancels()).isEmpty();
    assertThat(Play.of(day).airbyte().cancels()).isEmpty();
  }

  @Test
  void aProcessThatCrashesLeavesItsJob() {
    var death =
        new InjectedFault.OnStep(FaultKind.STEP_CRASH_AFTER, StepName.CHECK_SYNC, 1, 1, 0, 0);
    Day day = LONG.with(List.of(death));
    assertThat(of(GUIDE, day).orphans()).isEqualTo(1);
    assertThat(of(DAGSTER, day).orphans()).isEqualTo(1);
    // Another process starts again, and its own job is in the way.
    Score own = of(OWN, day);
    assertThat(own.falseFailures() + own.duplicates()).isEqualTo(1);
    assertThat(of(CRONTAB, day)).isEqualTo(RIGHT);
    assertThat(Comparison.ofAirstep(day)).isEqualTo(RIGHT);
  }

  @Test
  void aStoppedTaskLeavesItsJobUnlessItCancels() {
    var stop = new InjectedFault.At(FaultKind.STOPPED, Duration.ofSeconds(60), 0, Duration.ZERO);
    Day day = LONG.with(List.of(stop));
    for (String name : List.of(GUIDE, CLOUD, OWN)) {
      assertThat(of(name, day).orphans()).as(name).isEqualTo(1);
    }
    for (String name : List.of(AIRFLOW, DAGSTER)) {
      assertThat(of(name, day).orphans()).as(name).isZero();
    }
    assertThat(Comparison.ofAirstep(day).orphans()).isZero();
  }

  @Test
  void anAlertThatSlackRefusesIsMissed() {
    Day day = FAILING.with(List.of(call(FaultKind.SLACK, ApiCall.SLACK, 20)));
    assertThat(of(AIRFLOW, day).missedAlerts()).isEqualTo(1);
    // The dead-letter queue has an alarm that does not use Slack.
    assertThat(Comparison.ofAirstep(day).missedAlerts()).isZero();
  }

  private static Score of(String name, Day day) {
    return Comparison.of(day, peer(name));
  }

  private static Peer peer(String name) {
    return Peer.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static InjectedFault call(FaultKind kind, ApiCall call, int times) {
    return new InjectedFault.OnCall(
        kind, call, 1, times, InjectedFault.Effect.NEVER, Duration.ZERO, 1);
  }
}
