package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.http.Http;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancelTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final JobPlan ONE_MINUTE = JobPlan.succeeds(MINUTE, 10, 100);

  @Test
  void cancelsTheRunningJobAndAnswersIt() {
    Caller caller = Caller.toOrders(JobPlan.neverEnds());
    long job = caller.start();
    caller.after(MINUTE);

    Http.Response cancelled = caller.delete("/jobs/" + job);

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(Caller.json(cancelled).path("status").asText()).isEqualTo("cancelled");
    assertThat(Caller.json(cancelled).path("duration").asText()).isEqualTo("PT1M");
  }

  @Test
  void cancellingAnOldJobCancelsTheRunningJobOfItsConnection() {
    Caller caller = Caller.toOrders(ONE_MINUTE, JobPlan.neverEnds());
    long old = caller.start();
    caller.after(MINUTE);
    long running = caller.start();

    Http.Response answer = caller.delete("/jobs/" + old);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Caller.json(answer).path("status").asText()).isEqualTo("succeeded");
    assertThat(caller.status(running)).isEqualTo("cancelled");
    assertThat(caller.airbyte.cancels())
        .containsExactly(new Cancel(old, running, Actor.API, caller.clock.instant()));
  }

  @Test
  void answersAStateConflictWhenNothingRuns() {
    Caller caller = Caller.toOrders(ONE_MINUTE);
    long job = caller.start();
    caller.after(MINUTE);

    Http.Response refused = caller.delete("/jobs/" + job);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(Caller.json(refused).path("title").asText()).isEqualTo("state-conflict");
    assertThat(refused.body()).contains("Job is not currently running");
    assertThat(caller.airbyte.cancels()).isEmpty();
  }

  @Test
  void aSlowCancelAnswersAJobThatStillRunsAndKeepsTheConnectionBusy() {
    Caller caller = Caller.toOrders(JobPlan.neverEnds().cancelTaking(MINUTE));
    long job = caller.start();

    Http.Response answer = caller.delete("/jobs/" + job);

    assertThat(Caller.json(answer).path("status").asText()).isEqualTo("running");
    assertThat(caller.sync().status()).isEqualTo(409);
    caller.after(MINUTE);
    assertThat(caller.status(job)).isEqualTo("cancelled");
  }

  @Test
  void aJobThatEndsBeforeItsCancelTakesEffectKeepsItsStatus() {
    Caller caller = Caller.toOrders(ONE_MINUTE.cancelTaking(Duration.ofMinutes(2)));
    long job = caller.start();
    caller.delete("/jobs/" + job);

    caller.after(Duration.ofMinutes(3));

    assertThat(caller.status(job)).isEqualTo("succeeded");
  }

  @Test
  void aSecondCancelDoesNotDelayTheFirst() {
    Caller caller = Caller.toOrders(JobPlan.neverEnds().cancelTaking(MINUTE));
    long job = caller.start();
    caller.delete("/jobs/" + job);
    caller.after(Duration.ofSeconds(40));
    caller.delete("/jobs/" + job);

    caller.after(Duration.ofSeconds(20));

    assertThat(caller.status(job)).isEqualTo("cancelled");
  }
}
