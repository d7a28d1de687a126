package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static airstep.embedded.stack.OneSyncTest.daily;
import static airstep.embedded.stack.OneSyncTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.transport.HttpFault;
import airstep.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Failed polls prove nothing about a job: it may still run well. */
class BlindFlowTest {

  private static final String LOOK = "GET /v1/jobs/";
  private static final HttpFault HIBERNATING =
      Faults.answer(
          200, "application/json", "{\"jobId\":1,\"jobType\":\"sync\",\"status\":\"hibernating\"}");
  private static final List<HttpFault> BLINDNESS =
      List.of(Faults.UNAVAILABLE, Faults.HTML, Faults.NO_ANSWER, Faults.UNAUTHORIZED);

  @Test
  void continuesAfterFailedPolls() {
    for (HttpFault blindness : BLINDNESS) {
      try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(10), 1, 1))) {
        Instant sight = SEVEN.plus(Duration.ofMinutes(8));
        world.airbyteFaults.whenever(
            () -> world.timeline.instant().isBefore(sight), LOOK, blindness);
        RunReport report = world.run();
        assertThat(report.status()).as(blindness.toString()).isEqualTo("SUCCEEDED");
        assertThat(world.airbyte.jobs()).hasSize(1);
        assertThat(world.slack.messages()).isEmpty();
      }
    }
  }

  @Test
  void isUnknownAndCancelsNothingIfPollsFailUntilTheDeadline() {
    for (HttpFault blindness : List.of(Faults.UNAVAILABLE, Faults.HTML, Faults.NO_ANSWER)) {
      try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(10), 1, 1))) {
        world.airbyteFaults.always(LOOK, blindness);
        RunReport report = world.run();
        assertThat(report.status()).isEqualTo("FAILED");
        assertThat(only(report).outcome()).as(blindness.toString()).isEqualTo("UNKNOWN");
        assertThat(only(report).reason().orElseThrow())
            .startsWith(
                "the job was not seen to finish within 1800 s of its trigger, and Airbyte did not"
                    + " report its state: ");
        assertThat(world.only("sync").error()).hasValue("SyncUnknown");
        assertThat(world.attempts("DELETE", "/v1")).isZero();
        assertThat(world.slack.messages()).hasSize(1);
        assertThat(world.slack.messages().getFirst().payload().toString())
            .contains("outcome unknown", "did not report its state");
      }
    }
  }

  /** With a poll every five minutes, the history would be full after nine days. */
  @Test
  void failedPollsBecomeRarerSoThatTheHistoryNeverFills() {
    try (FlowWorld world =
        FlowWorld.Choice.of(
                "daily",
                OneSyncTest.DAILY.replace("timeout: 30m", "timeout: 7d").replace("poll: 30s\n", ""))
            .jobs(Script.of(JobPlan.neverEnds()))
            .begin()) {
      world.airbyteFaults.always(LOOK, Faults.UNAVAILABLE);
      assertThat(only(world.run()).outcome()).isEqualTo("UNKNOWN");
      assertThat(world.only("sync").historyEvents()).isBetween(1000, 2500);
    }
  }

  @Test
  void refusalsForAQuarterOfAnHourAreReportedBeforeTheDeadline() {
    for (int status : List.of(401, 403, 404)) {
      try (FlowWorld world = daily(JobPlan.neverEnds())) {
        world.airbyteFaults.always(
            LOOK, Faults.answer(status, "application/json", "{\"title\":\"no\"}"));
        RunReport report = world.run();
        assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
        assertThat(only(report).reason().orElseThrow())
            .startsWith("the job may still run, but Airbyte has not shown it for 900 s: ")
            .contains("Airbyte answered " + status);
        assertThat(report.endedAt()).hasValue(SEVEN.plusSeconds(930));
        assertThat(world.attempts("DELETE", "/v1")).isZero();
        assertThat(world.slack.messages()).hasSize(1);
      }
    }
  }

  @Test
  void aSuccessfulPollRestartsTheQuarterHourOfRefusals() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(25), 1, 1))) {
      Instant mended = SEVEN.plus(Duration.ofMinutes(12));
      Instant sight = SEVEN.plus(Duration.ofMinutes(26));
      world.airbyteFaults.whenever(
          () ->
              !world.timeline.instant().equals(mended) && world.timeline.instant().isBefore(sight),
          LOOK,
          Faults.answer(403, "application/json", "{}"));
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void aHiddenAdoptedJobIsUnknown() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.LOST_ANSWER);
      world.airbyteFaults.always(LOOK, Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason().orElseThrow())
          .startsWith("the job could not be checked in Airbyte: Airbyte answered 503");
      assertThat(world.attempts("DELETE", "/v1")).isZero();
    }
  }

  @Test
  void findsTheEndIfPollsSucceedAgainAtTheDeadline() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(10), 3, 3))) {
      Instant sight = SEVEN.plusSeconds(1803);
      world.airbyteFaults.whenever(
          () -> world.timeline.instant().isBefore(sight), LOOK, Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).rows()).hasValue(3);
      assertThat(world.attempts("DELETE", "/v1")).isZero();
    }
  }

  @Test
  void recognizesACancelThatTakesEffectLater() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      Instant deadline = SEVEN.plusSeconds(1800);
      world.airbyteFaults.always("DELETE", Faults.LOST_ANSWER);
      world.airbyteFaults.whenever(
          () ->
              !world.airbyte.cancels().isEmpty()
                  && world.timeline.instant().isBefore(deadline.plusSeconds(4)),
          LOOK,
          Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(world.airbyte.cancels()).hasSize(1);
      assertThat(only(report).outcome()).isEqualTo("TIMED_OUT");
      assertThat(only(report).reason().orElseThrow()).endsWith("and was cancelled");
    }
  }

  /** The first cancel may still be in flight: a second one could hit what runs by then. */
  @Test
  void doesNotRepeatALostCancelBeforeItMustHaveTakenEffect() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      List<Instant> sent = new ArrayList<>();
      world.airbyteFaults.next(
          1,
          "DELETE",
          _ -> {
            sent.add(world.timeline.instant());
            return Faults.NO_ANSWER;
          });
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("TIMED_OUT");
      assertThat(world.airbyte.cancels())
          .singleElement()
          .satisfies(
              cancel ->
                  assertThat(Duration.between(sent.getFirst(), cancel.at()))
                      .isGreaterThanOrEqualTo(Duration.ofMinutes(3)));
    }
  }

  /** An unknown status may be final. Then a cancel would cancel another job. */
  @Test
  void aJobWithAnUnreadableStatusIsUnknownAndNotCancelled() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      world.airbyteFaults.always(LOOK, HIBERNATING);
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason())
          .hasValue(
              "the job was not seen to finish within 1800 s of its trigger, and Airbyte did not"
                  + " report its state: job 1 is `hibernating`, a status that Airstep does not"
                  + " know, so it was not cancelled");
      assertThat(world.attempts("DELETE", "/v1")).isZero();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void anAdoptedJobWithAnUnreadableStatusIsUnknownToo() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.LOST_ANSWER);
      world.airbyteFaults.always(LOOK, HIBERNATING);
      RunReport report = world.run();
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason())
          .hasValue(
              "the job was not finished 1800 s after Airstep found it. It is `hibernating`, a"
                  + " status that Airstep does not know, so it was not cancelled");
      assertThat(world.attempts("DELETE", "/v1")).isZero();
    }
  }

  @Test
  void aSecretRotatedOnBothSidesIsReadAgain() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(10), 1, 1))) {
      Execution flow = world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(100));
      Credentials rotated = new Credentials("new-id", "new-secret");
      world.airbyte.require(Api.CLOUD.settings().with(rotated));
      world.secrets.put(
          world.flow().airbyteSecret(),
          Json.write(
              Map.of(
                  "api_url", FlowWorld.AIRBYTE + "/v1",
                  "client_id", rotated.clientId(),
                  "client_secret", rotated.clientSecret())));
      RunReport report = world.finish(flow);
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(only(report).polls()).hasValue(20);
    }
  }

  @Test
  void isUnknownIfASecretIsRotatedOnlyInAirbyte() {
    try (FlowWorld world = daily(JobPlan.succeeds(Duration.ofMinutes(10), 1, 1))) {
      Execution flow = world.begin();
      world.timeline.runUntil(SEVEN.plusSeconds(100));
      world.airbyte.require(Api.CLOUD.settings().with(new Credentials("new-id", "new-secret")));
      RunReport report = world.finish(flow);
      assertThat(only(report).outcome()).isEqualTo("UNKNOWN");
      assertThat(only(report).reason().orElseThrow())
          .contains("check its `client_id` and `client_secret`");
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void reportsAnOutageAtTheStartAndStartsNothing() {
    try (FlowWorld world = daily(JobPlan.neverEnds())) {
      world.airbyteFaults.always("", Faults.UNAVAILABLE);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(only(report).outcome()).isEqualTo("FAILED");
      assertThat(only(report).reason().orElseThrow())
          .startsWith("nothing was started: Airbyte answered 503");
      assertThat(world.attempts("POST", "/v1/jobs")).isZero();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }
}
