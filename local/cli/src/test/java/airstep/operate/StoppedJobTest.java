package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.sync.FindOutput.Left;
import airstep.vocabulary.sync.FindOutput.LeftBehind;
import airstep.vocabulary.sync.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said of a job before its run is stopped is what the clean-up does. */
class StoppedJobTest {

  @Test
  void cancelsOnlyAJobThatIsProvenItsOwn() {
    assertThat(fate(job(true))).contains(StoppedJob.Fate.CANCELLED);
    assertThat(fate(job(false))).contains(StoppedJob.Fate.LEFT_ALONE);
  }

  @Test
  void doesNotClaimAJobThatMayStart() {
    Verdict none = Verdict.of(Outcome.CANCELLED, SyncReason.NO_JOB_CAME);
    assertThat(fate(LeftBehind.trigger(Instant.EPOCH, none))).contains(StoppedJob.Fate.MAY_START);
    Verdict mayRun = Verdict.of(Outcome.UNKNOWN, SyncReason.JOB_MAY_RUN);
    assertThat(fate(LeftBehind.nothing(mayRun))).contains(StoppedJob.Fate.MAY_START);
  }

  @Test
  void leavesOutASyncWithoutAJob() {
    Verdict none = Verdict.of(Outcome.CANCELLED, SyncReason.NO_JOB);
    assertThat(fate(LeftBehind.nothing(none))).isEmpty();
  }

  private static Optional<StoppedJob.Fate> fate(LeftBehind left) {
    return StoppedJob.of("HubSpot", left).map(StoppedJob::fate);
  }

  private static LeftBehind job(boolean ours) {
    return new LeftBehind(
        Left.JOB,
        Optional.empty(),
        OptionalLong.of(7),
        ours,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
