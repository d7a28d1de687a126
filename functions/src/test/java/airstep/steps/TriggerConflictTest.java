package airstep.steps;

import static airstep.steps.AirbyteStub.CONNECTION;
import static airstep.steps.AirbyteStub.conflict;
import static airstep.steps.AirbyteStub.connection;
import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.job;
import static airstep.steps.AirbyteStub.jobs;
import static airstep.steps.AirbyteStub.prepared;
import static airstep.steps.AirbyteStub.status;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.ConnectionInactiveException;
import airstep.airbyte.TriggerPostponedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Airbyte answers 409 for several causes, some with identical text. */
final class TriggerConflictTest extends AirbyteStepTest {

  private static final String RUNNING = "A sync is already running for: " + CONNECTION;

  @Test
  void adoptsTheRunningJob() {
    airbyte.answers("POST", "/jobs", conflict("try-again-later", RUNNING));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 incomplete sync"));

    assertThat(trigger("adopt", 40L, Map.of()))
        .containsEntry("jobId", 40L)
        .containsEntry("status", "incomplete")
        .containsEntry("ours", false);
  }

  /** Such a job may have ended long ago, so the conflict may have another cause. */
  @ParameterizedTest
  @ValueSource(strings = {"adopt", "wait", "fail"})
  void doesNotAdoptAnOldJobWithAnUnknownStatus(String policy) {
    airbyte.answers("POST", "/jobs", conflict("try-again-later", RUNNING));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 hibernating sync"));

    assertThat(failure(policy, 40L))
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessageEndingWith(
            RUNNING + "; job 40 is `hibernating`, a status that Airstep does not know");
    assertThat(trigger(policy, 39L, Map.of())).containsEntry("jobId", 40L);
  }

  @Test
  void postponesTheTriggerIfTheRunningJobIsNotASync() {
    airbyte.answers("POST", "/jobs", conflict("try-again-later", RUNNING));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 running clear"));

    assertThat(failure())
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessageEndingWith(RUNNING + "; job 40 runs, which is a clear, not a sync");
  }

  @ParameterizedTest
  @CsvSource({
    "inactive, switched off in Airbyte (inactive)",
    "locked, locked by Airbyte",
    "deprecated, deleted in Airbyte (deprecated)"
  })
  void reportsAnInactiveConnection(String status, String said) {
    airbyte.answers("POST", "/jobs", conflict("state-conflict", "Could not fulfill request"));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", status));

    assertThat(failure())
        .isInstanceOf(ConnectionInactiveException.class)
        .hasMessage("the connection is " + said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait", "fail"})
  void reportsAnotherRunningJobIfTheFlowDoesNotAdopt(String policy) {
    airbyte.answers("POST", "/jobs", conflict("try-again-later", RUNNING));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 running sync"));

    assertThat(trigger(policy, 40L, Map.of()))
        .containsEntry("jobId", 40L)
        .containsEntry("busy", true);
  }

  @Test
  void adoptsAJobStartedSinceALostAnswerUnderEveryPolicy() {
    airbyte.answers("POST", "/jobs", conflict("try-again-later", RUNNING));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("39 succeeded sync"), jobs("40 running sync"));

    assertThat(trigger("fail", 39L, Map.of("again", true)))
        .containsEntry("jobId", 40L)
        .containsEntry("status", "running")
        .containsEntry("ours", false);
  }

  @Test
  void adoptsAJobThatAppearsAfterAStateConflict() {
    airbyte.answers("POST", "/jobs", conflict("state-conflict", "Could not fulfill request"));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 pending sync"));

    assertThat(trigger("fail", 39L, Map.of())).doesNotContainKey("busy");
  }

  /** Airbyte did not confirm that the other job prevents a new one. */
  @ParameterizedTest
  @ValueSource(strings = {"adopt", "wait", "fail"})
  void theEffectIsUnknownIfAnOlderJobRuns(String policy) {
    airbyte.answers("POST", "/jobs", conflict("state-conflict", "Could not fulfill request"));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 running sync"));

    assertThat(failure(policy, 40L))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessageEndingWith("Could not fulfill request; job 40 runs");
  }

  @Test
  void triggersOnlyAfterTheJobItWaitedForHasEnded() {
    airbyte.answers(
        "GET",
        "/jobs",
        jobs("40 running sync"),
        jobs("41 succeeded sync"),
        jobs("41 succeeded sync"));
    airbyte.answers("POST", "/jobs", job(42, "pending"));
    Map<String, Object> waited = Map.of("waited", true);

    assertThat(trigger("wait", 40L, waited)).containsEntry("jobId", 40L).containsKey("busy");
    assertThat(trigger("wait", 40L, waited)).containsEntry("jobId", 41L).containsKey("busy");
    assertThat(airbyte.count("POST", "/jobs")).isZero();
    assertThat(trigger("wait", 41L, waited)).containsEntry("ours", true);
  }

  @Test
  void nothingWasStartedIfTheRunningJobIsHidden() {
    airbyte.answers("POST", "/jobs", conflict("try-again-later", RUNNING));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", status(403, "{\"title\":\"forbidden\"}"));

    assertThat(failure())
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessageContaining(
            RUNNING + ", and the running job could not be read: Airbyte answered 403");
  }

  @Test
  void nothingWasStartedIfTheOtherJobHasJustEnded() {
    airbyte.answers("POST", "/jobs", conflict("try-again-later", RUNNING));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 succeeded sync"));

    assertThat(failure())
        .isInstanceOf(TriggerPostponedException.class)
        .hasMessageEndingWith(RUNNING + ", though no job of this connection runs");
  }

  /** Within its own minute, Airbyte reports a missing job with the text of other conflicts. */
  @Test
  void theEffectIsUnknownAfterAStateConflictWithoutAJob() {
    airbyte.answers("POST", "/jobs", conflict("state-conflict", "Could not fulfill request"));
    airbyte.answers("GET", "/connections/" + CONNECTION, connection("HubSpot", "active"));
    airbyte.answers("GET", "/jobs", jobs("40 succeeded sync"));

    assertThat(failure())
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage(
            "Airbyte answered 409 to POST /v1/jobs: Could not fulfill request, though no job of"
                + " this connection runs");
  }

  private Map<String, Object> trigger(String policy, long watermark, Map<String, ?> more) {
    return bench.run(new TriggerSync(bench.parts()), given(policy, watermark, more)).fields();
  }

  private Throwable failure() {
    return failure("adopt", 39L);
  }

  private Throwable failure(String policy, long watermark) {
    return bench.failure(new TriggerSync(bench.parts()), given(policy, watermark, Map.of()));
  }

  private static Map<String, Object> given(String policy, long watermark, Map<String, ?> more) {
    Map<String, Object> sync = prepared(watermark);
    sync.put("whenRunning", policy);
    Map<String, Object> input = input(Map.of("sync", sync));
    input.putAll(more);
    return input;
  }
}
