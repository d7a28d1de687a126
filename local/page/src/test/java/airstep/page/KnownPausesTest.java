package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.operate.NextCommand;
import airstep.operate.Pause;
import airstep.operate.PauseState;
import airstep.operate.Pauses;
import airstep.operate.Place;
import airstep.operate.PlaceName;
import airstep.statemachine.Deployment;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KnownPausesTest {

  private static final Pause PAUSE = new Pause(Optional.empty(), "maintenance");

  private final Flow flow = SampleFlows.all().getFirst();

  /** A stage, of which one answer takes so long that it is old when it comes. */
  private static final class SlowStage implements Pauses {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private volatile Optional<Pause> now = Optional.empty();

    @Override
    public PauseState of(Flow flow) {
      PauseState state = new PauseState(now, List.of());
      asked.countDown();
      await(answers);
      return state;
    }

    @Override
    public void pause(Flow flow, Pause pause) {
      now = Optional.of(pause);
    }

    @Override
    public void resume(Flow flow) {
      now = Optional.empty();
    }
  }

  @Test
  @Timeout(180)
  void doesNotKeepAnAnswerFromBeforeAChange() {
    SlowStage stage = new SlowStage();
    Pauses pauses = new KnownPauses(place(stage), InstantSource.fixed(SampleHistory.NOW));
    CompletableFuture<PauseState> poll = CompletableFuture.supplyAsync(() -> pauses.of(flow));
    await(stage.asked);
    pauses.pause(flow, PAUSE);
    stage.answers.countDown();
    assertThat(poll.join().pause()).isEmpty();

    assertThat(pauses.of(flow).pause()).contains(PAUSE);
    stage.resume(flow);
    assertThat(pauses.of(flow).pause()).as("kept for a minute").contains(PAUSE);
    pauses.resume(flow);
    assertThat(pauses.of(flow).pause()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Place place(Pauses pauses) {
    return new Place(
        PlaceName.onAws("prod", "AWS", NextCommand.onAws(Map.of("--on", "aws", "--stage", "prod"))),
        null,
        Deployment::stateMachine,
        (_, _) -> List.of(),
        pauses,
        () -> null,
        () -> null,
        () -> {});
  }
}
