package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.StepName;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.sync.SyncSettings.Retries;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadlinesTest {

  private static final long SEED = 20261122;

  @Test
  void eachIsLongerThanWhatItContains() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      Flow flow = randomFlow(random);
      Deadlines deadlines = Deadlines.of(flow);
      assertThat(deadlines.sync()).as(flow.toString()).isGreaterThan(everyTryOf(flow));
      assertThat(deadlines.syncTask()).isGreaterThan(deadlines.sync());
      assertThat(deadlines.run())
          .isGreaterThan(deadlines.syncTask().multipliedBy(rounds(flow)))
          .isGreaterThan(StepName.PLAN_RUN.taskTimeout().plus(deadlines.syncTask()));
      assertThat(deadlines.runTask()).isGreaterThan(deadlines.run());
      assertThat(deadlines.flow()).isGreaterThan(deadlines.runTask());
    }
  }

  @Test
  void theSlowestCleanUpFitsIntoTheDeadlineOfAnySync() {
    Duration check = WorstCase.of(TaskState.CHECK_SYNC).time();
    Duration cleanUp =
        WorstCase.of(TaskState.FIND_JOB)
            .time()
            .plus(StepName.TRIGGER_SYNC.taskTimeout())
            .plus(Deadlines.EFFECT)
            .plus(WorstCase.of(TaskState.TRIGGER_SYNC).time())
            .plus(check)
            .plus(WorstCase.of(TaskState.CANCEL_SYNC).time())
            .plus(Deadlines.AFTER_CANCEL)
            .plus(check);
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      assertThat(Deadlines.of(randomFlow(random)).sync()).isGreaterThan(cleanUp);
    }
  }

  /**
   * The machine sync cannot depend on the flows, because a run may belong to an earlier deployment.
   */
  @Test
  void noFlowFileHasALongerSyncThanTheMachineAllows(@TempDir Path directory) {
    Flow longest =
        new FlowFiles(directory)
            .with(
                "longest",
                "connections: all-active\n"
                    + "timeout: 7d\n"
                    + "triggerTimeout: 13m\n"
                    + "whenRunning: wait\n"
                    + "poll: 1h\n"
                    + "retries: {count: 5, on: [trigger, failed], delay: 1h, multiplier: 3.6,"
                    + " jitter: 0}")
            .only();
    assertThat(Deadlines.of(longest).sync())
        .isGreaterThan(Duration.ofDays(6 * 7 + 7 + 9))
        .isLessThan(Deadlines.LONGEST_SYNC);
  }

  @Test
  void aCancelIsNotRepeatedBeforeTheFirstOneHasTakenEffect() {
    JsonNode retrier = TaskState.CANCEL_SYNC.read().at("/Retry/0");
    assertThat(retrier.required("ErrorEquals").toString()).contains("CancelFailedException");
    assertThat(Duration.ofSeconds(retrier.required("IntervalSeconds").intValue()))
        .isEqualTo(Deadlines.EFFECT);
  }

  /** Returns the sum of the flow's own durations, with each trigger as slow as its Task allows. */
  private static Duration everyTryOf(Flow flow) {
    Retries retries = flow.sync().retries();
    Duration time = Deadlines.AFTER_CANCEL;
    time = flow.sync().whenRunning() == WhenRunning.WAIT ? time.plus(flow.sync().timeout()) : time;
    double pause = retries.delay().toSeconds() * (1 + retries.jitter());
    for (int n = 0; n <= retries.count(); n++) {
      time = time.plus(StepName.TRIGGER_SYNC.taskTimeout()).plus(Deadlines.EFFECT);
      time =
          n == 0 || retries.on().contains(RetryOn.FAILED) ? time.plus(flow.sync().timeout()) : time;
      time = n == 0 ? time : time.plusSeconds((long) pause);
      pause = n == 0 ? pause : pause * retries.multiplier();
    }
    return time;
  }

  private static long rounds(Flow flow) {
    return switch (flow.connections()) {
      case Connections.Named(var ids) -> Math.ceilDiv(ids.size(), flow.concurrency());
      case Connections.AllActive _ ->
          Math.ceilDiv(Limits.mostConnections(flow), flow.concurrency());
    };
  }

  private static Flow randomFlow(Random random) {
    int pause = random.nextInt(10, 1800);
    List<String> reasons = List.of("[trigger]", "[failed]", "[trigger, failed]");
    // A longer last pause than a week is refused.
    double multiplier = random.nextDouble(1, 3);
    return FlowReader.of(
        "random",
        """
        connections: %s
        whenRunning: %s
        timeout: %ds
        poll: %s
        triggerTimeout: %ds
        retries: {count: %d, on: %s, delay: %ds, multiplier: %f, jitter: %f}
        concurrency: %d
        """
            .formatted(
                random.nextBoolean() ? "all-active" : connections(1 + random.nextInt(300)),
                random.nextBoolean() ? "wait" : "adopt",
                random.nextLong(60, 7 * 86_400),
                random.nextBoolean()
                    ? pause + "s"
                    : "{first: %ds, max: %ds}".formatted(pause, pause + random.nextInt(1800)),
                random.nextInt(10, 780),
                random.nextInt(6),
                reasons.get(random.nextInt(reasons.size())),
                random.nextInt(1, 600),
                multiplier,
                random.nextDouble(),
                random.nextInt(1, 41)));
  }

  private static List<String> connections(int count) {
    return IntStream.range(0, count).mapToObj(n -> new UUID(1, n).toString()).toList();
  }
}
