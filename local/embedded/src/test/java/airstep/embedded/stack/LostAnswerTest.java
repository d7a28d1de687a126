package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static airstep.embedded.stack.OneSyncTest.DAILY;
import static airstep.embedded.stack.OneSyncTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.transport.HttpFault;
import airstep.http.Http;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A trigger whose answer is lost may start its job at any moment within three minutes. */
class LostAnswerTest {

  private static final String POST = "POST /v1/jobs";
  private static final Duration BOUND = Duration.ofMinutes(3);

  /** Short enough that Airbyte itself would allow a second start. */
  private static final JobPlan SHORT = JobPlan.succeeds(Duration.ofSeconds(2), 1, 1);

  /** How the step notices the missing answer. */
  enum Loss {
    AT_ONCE(Duration.ZERO, "Connection reset"),
    AFTER_THE_TIMEOUT(Duration.ofSeconds(150), "Read timed out"),
    WITH_THE_FUNCTION(Duration.ofMinutes(16), "too late for anybody");

    private final Duration after;
    private final String why;

    Loss(Duration after, String why) {
      this.after = after;
      this.why = why;
    }
  }

  @ParameterizedTest
  @EnumSource
  void startsOneJobWheneverTheLostTriggerTakesEffect(Loss loss) {
    for (long delay : LongStream.rangeClosed(0, 180).filter(n -> n % 3 == 0).toArray()) {
      try (FlowWorld world = daily()) {
        world.airbyteFaults.next(1, POST, late(world, loss, Duration.ofSeconds(delay)));
        RunReport report = world.run();
        world.timeline.runToEnd();
        assertThat(world.airbyte.jobs()).as("landing after %s s", delay).hasSize(1);
        assertThat(report.status()).isEqualTo("SUCCEEDED");
      }
    }
  }

  @Test
  void findsTheJobAfterHalfAMinute() {
    try (FlowWorld world = daily()) {
      world.airbyteFaults.next(1, POST, Faults.LOST_ANSWER);
      world.run();
      assertThat(world.calls("GET /v1/jobs?").getLast().at()).isEqualTo(SEVEN.plusSeconds(30));
      assertThat(world.calls(POST)).hasSize(1);
    }
  }

  @Test
  void triggersAgainAfterTheBoundIfNoJobIsFound() {
    for (Loss loss : Loss.values()) {
      try (FlowWorld world = daily()) {
        world.airbyteFaults.next(1, POST, never(world, loss));
        RunReport report = world.run();
        assertThat(report.status()).isEqualTo("SUCCEEDED");
        assertThat(only(report).triggers()).hasValue(2);
        Instant posted = world.airbyte.jobs().getFirst().createdAt();
        assertThat(posted).isAfterOrEqualTo(SEVEN.plus(BOUND));
        assertThat(world.calls("GET /v1/jobs?").getLast().at()).isEqualTo(posted);
      }
    }
  }

  @Test
  void startsOneJobIfEveryTriggerTakesEffectLate() {
    for (long delay : List.of(0L, 29L, 31L, 100L, 179L, 180L)) {
      try (FlowWorld world = daily()) {
        Function<Http.Request, HttpFault> lost = never(world, Loss.AT_ONCE);
        world.airbyteFaults.next(2, POST, lost);
        world.airbyteFaults.next(1, POST, late(world, Loss.AT_ONCE, Duration.ofSeconds(delay)));
        RunReport report = world.run();
        world.timeline.runToEnd();
        assertThat(world.airbyte.jobs()).as("landing after %s s", delay).hasSize(1);
        assertThat(report.status()).isEqualTo("SUCCEEDED");
        assertThat(only(report).triggers()).hasValue(3);
      }
    }
  }

  @Test
  void doesNotAdoptAJobThatAUserStartedLater() {
    JobPlan failing = JobPlan.fails(Duration.ofSeconds(2));
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(SHORT, failing)).begin()) {
      world.airbyteFaults.next(1, POST, Faults.LOST_ANSWER);
      world.begin();
      var _ =
          world.timeline.schedule(
              Duration.ofSeconds(10),
              () -> {
                var _ = world.airbyte.startByPerson(world.airbyte.connections().getFirst().id());
              });
      world.timeline.runToEnd();
      Execution sync = world.only("sync");
      assertThat(world.airbyte.jobs()).hasSize(2);
      assertThat(sync.output().orElseThrow()).contains("\"jobId\":1", "SUCCEEDED");
    }
  }

  @Test
  void findsTheJobAfterARefusedLookup() {
    try (FlowWorld world = daily()) {
      world.airbyteFaults.next(1, POST, late(world, Loss.AT_ONCE, Duration.ofSeconds(170)));
      world.airbyteFaults.whenever(
          () -> world.timeline.instant().equals(SEVEN.plusSeconds(30)),
          "GET /v1/jobs",
          Faults.answer(403, "application/json", "{}"));
      RunReport report = world.run();
      assertThat(world.airbyte.jobs()).hasSize(1);
      assertThat(report.status()).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void aRefusalAfterALostAnswerThatStartedNothingIsReported() {
    try (FlowWorld world = daily()) {
      world.airbyteFaults.next(1, POST, never(world, Loss.AT_ONCE));
      world.airbyteFaults.always(POST, Faults.answer(422, "application/json", "{}"));
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason().orElseThrow()).startsWith("Airbyte answered 422 to POST");
      assertThat(world.airbyte.jobs()).isEmpty();
    }
  }

  @Test
  void theCleanUpHandlesATriggerThatTakesEffectAfterAStop() {
    for (long delay : List.of(0L, 60L, 180L)) {
      try (FlowWorld world = daily(JobPlan.neverEnds())) {
        world.airbyteFaults.next(1, POST, late(world, Loss.AT_ONCE, Duration.ofSeconds(delay)));
        world.begin();
        world.timeline.runUntil(SEVEN.plusSeconds(1));
        world.stage.stepFunctions().stopExecution(world.only("sync").arn(), null, null);
        world.timeline.runToEnd();
        Execution cleanUp = world.executions("sync").getLast();
        assertThat(cleanUp.cause().orElseThrow()).contains("\"jobId\":1", "It still runs");
        assertThat(world.airbyte.cancels()).isEmpty();
      }
    }
  }

  @Test
  void doesNotTriggerAgainIfJobsCannotBeListed() {
    try (FlowWorld world = daily()) {
      world.airbyteFaults.always("GET /v1/jobs", Faults.answer(403, "application/json", "{}"));
      world.airbyteFaults.next(1, POST, never(world, Loss.AT_ONCE));
      RunReport report = world.run();
      assertThat(world.attempts("POST", "/v1/jobs")).isEqualTo(1);
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason().orElseThrow())
          .startsWith(
              "it is unknown whether a job has started, because the credentials may not list jobs")
          .endsWith("Connection reset");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void retriesWithoutJobListIfNoAnswerWasLost() {
    try (FlowWorld world = daily()) {
      world.airbyteFaults.whenever(
          () -> world.airbyte.jobs().isEmpty(),
          "GET /v1/jobs",
          Faults.answer(403, "application/json", "{}"));
      world.airbyteFaults.next(2, POST, Faults.THROTTLED);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(world.attempts("POST", "/v1/jobs")).isEqualTo(3);
    }
  }

  @Test
  void aFlowThatRetriesOnlyFailedJobsTriggersOnce() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY.replace("[trigger]", "[failed]")).begin()) {
      world.airbyteFaults.always(POST, Faults.THROTTLED);
      assertThat(only(world.run()).triggers()).hasValue(1);
      assertThat(world.attempts("POST", "/v1/jobs")).isEqualTo(1);
    }
  }

  /** Airbyte handles the request only after a while. */
  private static Function<Http.Request, HttpFault> late(
      FlowWorld world, Loss loss, Duration delay) {
    return request ->
        new HttpFault.Before(
            () -> {
              var _ = world.timeline.schedule(delay, () -> world.airbyte.handle(request));
              return lose(world, loss);
            });
  }

  private static Function<Http.Request, HttpFault> never(FlowWorld world, Loss loss) {
    return _ -> new HttpFault.Before(() -> lose(world, loss));
  }

  private static Http.Response lose(FlowWorld world, Loss loss) throws IOException {
    if (loss.after.isPositive()) {
      EmbeddedStack.sleep(world.timeline, loss.after);
    }
    throw new IOException(loss.why);
  }

  private static FlowWorld daily() {
    return daily(SHORT);
  }

  private static FlowWorld daily(JobPlan plan) {
    return FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(plan)).begin();
  }
}
