package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.airbyte.JobType;
import airstep.simulate.InjectedFault.Effect;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs of a lost trigger that no look could show are excused, and no others. */
class ExcusedJobsTest {

  private static final Day QUIET = Days.of(EmbeddedJobStatus.SUCCEEDED, 20, 90, false);

  private static final Duration AFTER_THE_FIRST_LOOK = Duration.ofSeconds(40);
  private static final Duration BEFORE_THE_LAST_LOOK = Duration.ofSeconds(150);

  /** The job succeeds, and then Airbyte's database is restored to a time before it. */
  @Test
  void whatNoLookCouldShowIsNoLie() {
    PlayedDay played = played(AFTER_THE_FIRST_LOOK, BEFORE_THE_LAST_LOOK, Product.DEPLOYED);
    PlayedExecution sync = played.syncs().getFirst();
    EmbeddedJob job = sync.jobs().getFirst();
    assertThat(job.at(Day.END).status()).isEqualTo(EmbeddedJobStatus.SUCCEEDED);
    assertThat(sync.outcome()).as(sync.reason()).isEqualTo("FAILED");
    assertThat(sync.reason()).contains("no job was seen to start");
    assertThat(Invariant.allBroken(played)).isEmpty();
  }

  @Test
  void aFailureWhileTheJobIsListedIsALie() {
    Product blind = blind();
    PlayedDay shown = played(Duration.ofSeconds(5), BEFORE_THE_LAST_LOOK, blind);
    PlayedDay forgottenLater = played(AFTER_THE_FIRST_LOOK, Duration.ofHours(1), blind);
    for (PlayedDay played : List.of(shown, forgottenLater)) {
      assertThat(played.syncs().getFirst().outcome()).isEqualTo("FAILED");
      assertThat(Invariant.allBroken(played)).containsKey(Invariant.TRUE_VERDICT);
    }
  }

  @Test
  void whatAStepSawBeforeItCrashedIsKnownToNobody() {
    InjectedFault crashes =
        new InjectedFault.OnStep(FaultKind.STEP_CRASH_AFTER, StepName.TRIGGER_SYNC, 1, 2, 0, 0);
    PlayedDay played = played(List.of(crashes, restoredAt(BEFORE_THE_LAST_LOOK)), Product.DEPLOYED);
    assertThat(played.syncs().getFirst().outcome()).isEqualTo("FAILED");
    assertThat(Invariant.allBroken(played)).isEmpty();
  }

  @Test
  void anotherJobThanAskedForIsLikeSomeoneElsesIfItsAnswerIsLost() {
    InjectedFault clears =
        new InjectedFault.OnCall(
            FaultKind.OTHER_ANSWER,
            ApiCall.START_JOB,
            1,
            1,
            Effect.AT_ONCE,
            Duration.ZERO,
            OtherAnswer.TYPE);
    InjectedFault crash =
        new InjectedFault.OnStep(FaultKind.STEP_CRASH_AFTER, StepName.TRIGGER_SYNC, 1, 1, 0, 0);
    Day retried = Days.of(EmbeddedJobStatus.SUCCEEDED, 20, 90, true);
    PlayedDay played = Play.of(retried.with(List.of(clears, crash)));
    assertThat(played.syncs().getFirst().jobs())
        .extracting(EmbeddedJob::type)
        .containsExactly(JobType.RESET, JobType.SYNC);
    assertThat(Invariant.allBroken(played)).isEmpty();

    Bug deaf = Bug.inDefinition("airstep.airbyte.OtherJobStartedException", "Unknown");
    assertThat(Invariant.allBroken(Play.of(retried.with(List.of(clears)), deaf, false)))
        .containsKey(Invariant.ONE_JOB);
  }

  /** Reads every list of jobs as an empty one. */
  private static Product blind() {
    return Bug.inReading(
        (request, answer) ->
            request.uri().getHost().equals(FaultyWorld.AIRBYTE)
                    && ApiCall.of(request) == ApiCall.JOBS
                ? FaultyLists.empty(answer)
                : answer);
  }

  private static PlayedDay played(Duration starts, Duration restored, Product product) {
    InjectedFault lost =
        new InjectedFault.OnCall(
            FaultKind.FALSE_CONFLICT, ApiCall.START_JOB, 1, 1, Effect.LATE, starts, 1);
    return played(List.of(lost, restoredAt(restored)), product);
  }

  private static PlayedDay played(List<InjectedFault> faults, Product product) {
    PlayedDay played = Play.of(QUIET.with(faults), product, false);
    assertThat(played.struck().keySet())
        .containsExactlyInAnyOrderElementsOf(faults.stream().map(InjectedFault::kind).toList());
    return played;
  }

  /** Airbyte's database as it was one second after the day began. */
  private static InjectedFault restoredAt(Duration moment) {
    return new InjectedFault.At(
        FaultKind.IDS_RESTART, moment, 0, moment.minus(Duration.ofSeconds(1)));
  }
}
