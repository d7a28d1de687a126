package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.flows.Poll;
import airstep.flows.Retries;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.StepName;
import airstep.vocabulary.WhenRunning;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
  void aCleanUpAtItsSlowestFitsIntoTheDeadlineOfAnySync() {
    Template sync = Template.named("sync");
    Duration look = WorstCase.ofStep(sync, "Check Sync", StepName.CHECK_SYNC).time();
    Duration cleanUp =
        WorstCase.ofStep(sync, "Find Job", StepName.FIND_JOB)
            .time()
            .plus(StepName.TRIGGER_SYNC.taskTimeout())
            .plus(Deadlines.EFFECT)
            .plus(WorstCase.ofStep(sync, "Trigger Sync", StepName.TRIGGER_SYNC).time())
            .plus(look)
            .plus(WorstCase.ofStep(sync, "Cancel Sync", StepName.CANCEL_SYNC).time())
            .plus(Deadlines.AFTER_CANCEL)
            .plus(look);
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      assertThat(Deadlines.of(randomFlow(random)).sync()).isGreaterThan(cleanUp);
    }
  }

  /** What `sync` allows knows no flows, since its runs may be those of an earlier deployment. */
  @Test
  void noFlowFileCanAskForALongerSyncThanTheMachineAllows(@TempDir Path directory) {
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
  void aCancelIsNotSentAgainBeforeTheEarlierOneMustHaveLanded() {
    JsonNode retrier = Template.named("sync").state("Cancel Sync").at("/Retry/0");
    assertThat(retrier.required("ErrorEquals").toString()).contains("CancelFailedException");
    assertThat(Duration.ofSeconds(retrier.required("IntervalSeconds").intValue()))
        .isEqualTo(Deadlines.EFFECT);
  }

  /** What the flow's own numbers add up to, each trigger as slow as its Task allows. */
  private static Duration everyTryOf(Flow flow) {
    Retries retries = flow.retries();
    Duration time = Deadlines.AFTER_CANCEL;
    time = flow.whenRunning() == WhenRunning.WAIT ? time.plus(flow.timeout()) : time;
    double pause = retries.delay().toSeconds() * (1 + retries.jitter());
    for (int n = 0; n <= retries.count(); n++) {
      time = time.plus(StepName.TRIGGER_SYNC.taskTimeout()).plus(Deadlines.EFFECT);
      time = n == 0 || retries.on().contains(RetryOn.FAILED) ? time.plus(flow.timeout()) : time;
      time = n == 0 ? time : time.plusSeconds((long) pause);
      pause = n == 0 ? pause : pause * retries.multiplier();
    }
    return time;
  }

  private static long rounds(Flow flow) {
    return switch (flow.connections()) {
      case Connections.Named(var ids) -> Math.ceilDiv(ids.size(), flow.concurrency());
      case Connections.AllActive _ -> Math.ceilDiv(Limits.MOST_CONNECTIONS, flow.concurrency());
    };
  }

  private static Flow randomFlow(Random random) {
    Flow flow = FlowReader.defaults();
    Connections connections =
        random.nextBoolean()
            ? flow.connections()
            : new Connections.Named(
                Collections.nCopies(1 + random.nextInt(300), FlowFiles.CONNECTION));
    Duration first = Duration.ofSeconds(random.nextLong(10, 3600));
    Poll poll =
        random.nextBoolean()
            ? new Poll.Fixed(first)
            : new Poll.BackOff(first, first.plusSeconds(random.nextLong(600)));
    List<Set<RetryOn>> reasons =
        List.of(Set.of(), Set.of(RetryOn.TRIGGER), Set.of(RetryOn.TRIGGER, RetryOn.FAILED));
    Retries retries =
        new Retries(
            random.nextInt(6),
            reasons.get(random.nextInt(reasons.size())),
            Duration.ofSeconds(random.nextLong(1, 600)),
            random.nextDouble(1, 10),
            random.nextDouble());
    return new Flow(
        flow.name(),
        flow.description(),
        true,
        flow.schedule(),
        flow.on(),
        flow.after(),
        connections,
        flow.job(),
        random.nextBoolean() ? WhenRunning.WAIT : WhenRunning.ADOPT,
        Duration.ofSeconds(random.nextLong(60, 7 * 86_400)),
        poll,
        Duration.ofSeconds(random.nextLong(10, 780)),
        retries,
        random.nextInt(1, 41),
        flow.tags(),
        flow.freshness(),
        flow.airbyteSecret(),
        flow.alerting(),
        flow.usualAlerting(),
        flow.external(),
        flow.file(),
        flow.lines(),
        List.of());
  }
}
