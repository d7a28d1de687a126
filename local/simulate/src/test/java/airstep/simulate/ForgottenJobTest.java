package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.simulate.InjectedFault.Effect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A trigger whose answer is lost starts a job, the job succeeds, and then Airbyte's database is
 * restored to a time before it. Only a job that no look could show is excused.
 */
class ForgottenJobTest {

  private static final Day QUIET = Days.of(EmbeddedJobStatus.SUCCEEDED, 20, 90, false);

  private static final Duration AFTER_THE_FIRST_LOOK = Duration.ofSeconds(40);
  private static final Duration BEFORE_THE_LAST_LOOK = Duration.ofSeconds(150);

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
    InjectedFault restore =
        new InjectedFault.At(
            FaultKind.IDS_RESTART, restored, 0, restored.minus(Duration.ofSeconds(1)));
    PlayedDay played = Play.of(QUIET.with(List.of(lost, restore)), product, false);
    assertThat(played.struck()).containsKeys(FaultKind.FALSE_CONFLICT, FaultKind.IDS_RESTART);
    return played;
  }
}
