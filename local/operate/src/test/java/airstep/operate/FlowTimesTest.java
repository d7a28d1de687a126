package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.operate.TriggerState.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When flows are late, stale or due next. */
class FlowTimesTest {

  private static final Instant SEVEN = Instant.parse("2026-11-28T07:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final PauseState NO_PAUSE = new PauseState(Optional.empty(), List.of());
  private static final Flow DAILY = flow("schedule: {cron: 0 7 * * *}");
  private static final Flow MONTHLY = flow("schedule: {cron: 0 7 1 * *}");
  private static final Flow OFF = flow("enabled: false\nschedule: {cron: 0 7 * * *}");

  @Test
  void aTimeWithoutARunIsLateAfterAMargin() {
    Optional<Instant> yesterday = Optional.of(SEVEN.minusSeconds(86_400));

    assertThat(due(DAILY, NO_PAUSE, yesterday, NOON)).contains(SEVEN);
    assertThat(due(DAILY, NO_PAUSE, Optional.empty(), NOON)).contains(SEVEN);
    assertThat(due(DAILY, NO_PAUSE, Optional.of(SEVEN), NOON)).isEmpty();
    assertThat(due(DAILY, NO_PAUSE, yesterday, SEVEN.plusSeconds(240))).isEmpty();
    assertThat(due(DAILY, NO_PAUSE, yesterday, SEVEN.plusSeconds(360))).contains(SEVEN);
    assertThat(due(MONTHLY, NO_PAUSE, yesterday.map(_ -> Instant.EPOCH), NOON))
        .contains(Instant.parse("2026-11-01T07:00:00Z"));
  }

  @Test
  void aFlowThatIsOffOrPausedIsNotLate() {
    Optional<Instant> yesterday = Optional.of(SEVEN.minusSeconds(86_400));

    assertThat(due(OFF, NO_PAUSE, yesterday, NOON)).isEmpty();
    assertThat(due(DAILY, paused(Optional.empty()), yesterday, NOON)).isEmpty();
    assertThat(due(DAILY, paused(Optional.of(NOON.plusSeconds(1))), yesterday, NOON)).isEmpty();
    // It was paused when it was due.
    assertThat(due(DAILY, paused(Optional.of(SEVEN.plusSeconds(1))), yesterday, NOON)).isEmpty();
    assertThat(due(DAILY, paused(Optional.of(SEVEN.minusSeconds(1))), yesterday, NOON))
        .contains(SEVEN);
  }

  @Test
  void theNextTimeIsTheFirstAfterThePause() {
    Instant tomorrow = SEVEN.plusSeconds(86_400);

    assertThat(next(DAILY, NO_PAUSE)).contains(tomorrow);
    assertThat(next(DAILY, paused(Optional.of(tomorrow.plusSeconds(1)))))
        .contains(tomorrow.plusSeconds(86_400));
    assertThat(next(OFF, NO_PAUSE)).isEmpty();
    ComingStart skipped = ComingStart.of(DAILY, paused(Optional.empty()), NOON).orElseThrow();
    assertThat(skipped.skipped()).isTrue();
    assertThat(skipped.at()).isEqualTo(tomorrow);
    assertThat(next(DAILY, deployed(State.DISABLED))).isEmpty();
    assertThat(next(DAILY, deployed(State.MISSING))).isEmpty();
    assertThat(next(DAILY, deployed(State.ENABLED))).contains(tomorrow);
  }

  @Test
  void aFlowIsStaleIfItsLastWholeSuccessIsOld() {
    Flow fresh = flow("freshness: 24h\nschedule: {cron: 0 7 * * *}");

    assertThat(StaleFlow.of(fresh, Optional.empty(), NOON)).isPresent();
    assertThat(StaleFlow.of(DAILY, Optional.empty(), NOON)).isEmpty();
  }

  private static Optional<Instant> due(
      Flow flow, PauseState pauses, Optional<Instant> last, Instant now) {
    return LateStart.of(flow, pauses, last, now).map(LateStart::due);
  }

  private static Optional<Instant> next(Flow flow, PauseState pauses) {
    return ComingStart.of(flow, pauses, NOON).map(ComingStart::at);
  }

  private static PauseState paused(Optional<Instant> until) {
    return new PauseState(Optional.of(new Pause(until, "")), List.of());
  }

  private static PauseState deployed(State state) {
    return PauseState.of(List.of(new TriggerState("x", "rule", state, Optional.empty())));
  }

  private static Flow flow(String text) {
    return FlowReader.of("daily", text + "\nconnections: all-active\n");
  }
}
