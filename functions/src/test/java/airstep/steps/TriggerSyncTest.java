package airstep.steps;

import static airstep.steps.AirbyteStub.CONNECTION;
import static airstep.steps.AirbyteStub.KEY;
import static airstep.steps.AirbyteStub.SECRET;
import static airstep.steps.AirbyteStub.connection;
import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.job;
import static airstep.steps.AirbyteStub.jobs;
import static airstep.steps.AirbyteStub.prepared;
import static airstep.steps.AirbyteStub.status;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.JobListContradictedException;
import airstep.airbyte.NoJobStartedException;
import airstep.airbyte.OtherJobStartedException;
import airstep.airbyte.TriggerPostponedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TriggerSyncTest extends AirbyteStepTest {

  @Test
  void startsAJob() {
    airbyte.answers("POST", "/jobs", job(42, "pending"));

    assertThat(trigger(false, 41L))
        .containsEntry("jobId", 42L)
        .containsEntry("status", "pending")
        .containsEntry("ours", true);
    assertThat(bench.logLines())
        .singleElement()
        .satisfies(line -> assertThat(line.needText("step")).isEqualTo("TriggerSync"));
  }

  @Test
  void adoptsTheJobOfALostAnswer() {
    airbyte.answers("GET", "/jobs", jobs("42 running sync", "41 succeeded sync"));

    assertThat(trigger(true, 41L))
        .containsEntry("jobId", 42L)
        .containsEntry("status", "running")
        .containsEntry("ours", false);
    assertThat(airbyte.count("POST", "/jobs")).isZero();
  }

  @Test
  void adoptsTheJobOfALostAnswerThatHasEnded() {
    airbyte.answers("GET", "/jobs", jobs("42 succeeded sync"));

    assertThat(trigger(true, 41L)).containsEntry("jobId", 42L).containsEntry("ours", false);
  }

  @Test
  void startsAJobIfTheLostAnswerStartedNone() {
    airbyte.answers("GET", "/jobs", jobs("41 succeeded sync"));
    airbyte.answers("POST", "/jobs", job(42, "pending"));

    assertThat(trigger(true, 41L)).containsEntry("jobId", 42L).containsEntry("ours", true);
  }

  @Test
  void doesNotPostIfItOnlyLooks() {
    airbyte.answers("GET", "/jobs", jobs("41 succeeded sync"));
    Map<String, Object> look = input(Map.of("sync", prepared(41L), "onlyLook", true));

    assertThat(bench.failure(step(), look)).isInstanceOf(NoJobStartedException.class);
    assertThat(airbyte.count("POST", "/jobs")).isZero();

    airbyte.answers("GET", "/jobs", jobs("42 running sync", "41 succeeded sync"));
    assertThat(bench.run(step(), look).fields())
        .containsEntry("jobId", 42L)
        .containsEntry("ours", false);
  }

  @Test
  void doesNotAdoptAReset() {
    airbyte.answers("GET", "/jobs", jobs("43 running reset", "42 running refresh"));

    assertThat(trigger(true, 41L)).containsEntry("jobId", 42L);
  }

  @Test
  void startsAJobIfJobsCannotBeListed() {
    airbyte.answers("POST", "/jobs", job(42, "pending"));

    assertThat(trigger(false, null)).containsEntry("ours", true);
  }

  /** Posting without a look could start a second job. */
  @Test
  void startsNoJobIfJobsCannotBeListedAndAnEarlierAttemptMayHaveStartedOne() {
    Map<String, Object> blind = input(Map.of("sync", prepared(null), "again", true));

    assertThat(bench.failure(step(), blind)).isInstanceOf(BadInputException.class);
    assertThat(airbyte.count("POST", "/jobs")).isZero();
  }

  @Test
  void doesNotPostIfItsLookupFails() {
    airbyte.answers("GET", "/jobs", status(503, "busy"));

    assertThat(failure(true))
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessage("Airbyte answered 503 to GET /v1/jobs: busy");
    assertThat(airbyte.count("POST", "/jobs")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 408, 500, 502, 503, 504, 520, 561})
  void theEffectOfAPostWithoutAnAnswerIsUnknown(int status) {
    airbyte.answers("POST", "/jobs", status(status, "<html><h1>Not now</h1></html>"));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));

    assertThat(failure(false))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessageContainingAll("Airbyte answered " + status + " to POST /v1/jobs", "Not now");
    assertThat(airbyte.count("POST", "/jobs")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {425, 429})
  void aRejectedPostStartsNothing(int status) {
    airbyte.answers("POST", "/jobs", status(status, "<html><h1>Not now</h1></html>"));

    assertThat(failure(false))
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessage("Airbyte answered " + status + " to POST /v1/jobs: Not now");
    assertThat(airbyte.count("POST", "/jobs")).isEqualTo(1);
  }

  @Test
  void aPostThatCouldNotConnectStartsNothing() {
    bench.secrets().store(SECRET, Map.of("api_url", "http://127.0.0.1:1/v1", "api_key", KEY));

    assertThat(failure(false))
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessageContaining("no answer from 127.0.0.1:1 to POST /v1/jobs: connection refused");
  }

  @Test
  void aPostWithoutATokenIsNotSent() {
    bench
        .secrets()
        .store(
            SECRET,
            Map.of("api_url", server.baseUrl() + "/v1", "client_id", "i", "client_secret", KEY));
    airbyte.answers("POST", "/applications/token", status(503, "busy"));

    assertThat(failure(false))
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessage("Airbyte answered 503 to POST /v1/applications/token: busy");
    assertThat(airbyte.count("POST", "/jobs")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 422})
  void isRefusedIfARetryCannotHelp(int status) {
    airbyte.answers("POST", "/jobs", status(status, "{\"title\":\"forbidden\"}"));
    airbyte.answers("GET", "/connections/" + CONNECTION, status(503, "busy"));

    assertThat(failure(false))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessage("Airbyte answered " + status + " to POST /v1/jobs: forbidden");
  }

  @Test
  void refusesAJobOfAnotherTypeAndNamesTheJob() {
    airbyte.answers("POST", "/jobs", job(42, "running"));

    assertThat(failureOfAClear())
        .isInstanceOf(OtherJobStartedException.class)
        .hasMessage(
            "Airbyte was asked for a job of type clear but answered with job 42, which is a sync."
                + " No clear was started. Airstep did not change that job: check it in Airbyte");
  }

  @Test
  void theEffectOfAPostAnsweredWithAnOldJobIsUnknown() {
    airbyte.answers("POST", "/jobs", job(39, "succeeded"));

    assertThat(failure(false))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage(
            "Airbyte answered the trigger with job 39, which is no newer than job 39 was before"
                + " it");
  }

  @Test
  void anOldJobOfAnotherTypeDoesNotShowWhatThePostStarted() {
    airbyte.answers("POST", "/jobs", job(41, "succeeded"));

    assertThat(failureOfAClear())
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessageContaining("job 41, which is no newer than job 41 was before it");
  }

  @Test
  void doesNotPostIfItsLookupContradictsTheWatermark() {
    airbyte.answers("GET", "/jobs", jobs("38 succeeded sync"));

    assertThat(failure(true))
        .isInstanceOf(JobListContradictedException.class)
        .hasMessageContaining("lists no job as new as job 39, which it listed before");
    assertThat(airbyte.count("POST", "/jobs")).isZero();
  }

  @Test
  void namesMissingInput() {
    assertThat(bench.failure(step(), input(Map.of())))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the input of TriggerSync: `sync` is missing or is not an object");
  }

  private Map<String, Object> trigger(boolean again, Long watermark) {
    return bench.run(step(), input(Map.of("sync", prepared(watermark), "again", again))).fields();
  }

  /** Triggers a clear of a connection whose newest job is 41. */
  private Throwable failureOfAClear() {
    Map<String, Object> clear = prepared(41L);
    clear.put("job", "clear");
    return bench.failure(step(), input(Map.of("sync", clear, "again", false)));
  }

  private Throwable failure(boolean again) {
    return bench.failure(step(), input(Map.of("sync", prepared(39L), "again", again)));
  }

  private TriggerSync step() {
    return new TriggerSync(bench.parts());
  }
}
