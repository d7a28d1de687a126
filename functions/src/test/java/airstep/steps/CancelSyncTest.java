package airstep.steps;

import static airstep.steps.AirbyteStub.conflict;
import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.job;
import static airstep.steps.AirbyteStub.prepared;
import static airstep.steps.AirbyteStub.status;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.CancelFailedException;
import airstep.airbyte.JobHiddenException;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CancelSyncTest extends AirbyteStepTest {

  /** Airbyte would cancel the job that the connection runs now. */
  @ParameterizedTest
  @ValueSource(strings = {"succeeded", "failed", "cancelled"})
  void doesNotCancelAJobThatHasEnded(String status) {
    airbyte.answers("GET", "/jobs/42", job(42, status));

    assertThat(cancel()).containsEntry("finished", true).containsEntry("cancelled", false);
    assertThat(airbyte.count("DELETE", "/jobs/42")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "queued", "running", "incomplete"})
  void cancelsAJobThatHasNotEnded(String status) {
    airbyte.answers("GET", "/jobs/42", job(42, status));
    airbyte.answers("DELETE", "/jobs/42", job(42, "cancelled"));

    assertThat(cancel())
        .containsEntry("finished", true)
        .containsEntry("outcome", "CANCELLED")
        .containsEntry("cancelled", true);
    assertThat(airbyte.count("DELETE", "/jobs/42")).isEqualTo(1);
  }

  /** It may have ended, and another one may run now. */
  @Test
  void doesNotCancelAJobWithAnUnknownStatus() {
    airbyte.answers("GET", "/jobs/42", job(42, "hibernating"));

    assertThat(bench.failure(new CancelSync(bench.parts()), look()))
        .isInstanceOf(JobHiddenException.class)
        .hasMessage(
            "job 42 is `hibernating`, a status that Airstep does not know, so it was not"
                + " cancelled");
    assertThat(airbyte.count("DELETE", "/jobs/42")).isZero();
  }

  @Test
  void reportsThatACancelledJobStillRuns() {
    airbyte.answers("GET", "/jobs/42", job(42, "running"));
    airbyte.answers("DELETE", "/jobs/42", job(42, "running"));

    assertThat(cancel()).containsEntry("finished", false).containsEntry("cancelled", true);
  }

  @Test
  void readsTheJobAgainIfThereWasNothingToCancel() {
    airbyte.answers("GET", "/jobs/42", job(42, "running"), job(42, "succeeded"));
    airbyte.answers(
        "DELETE", "/jobs/42", conflict("state-conflict", "Job is not currently running"));

    assertThat(cancel()).containsEntry("outcome", "SUCCEEDED");
  }

  @Test
  void reportsThatAirbyteRefusesToCancelARunningJob() {
    airbyte.answers("GET", "/jobs/42", job(42, "running"));
    airbyte.answers(
        "DELETE", "/jobs/42", conflict("state-conflict", "Job is not currently running"));

    assertThat(bench.failure(new CancelSync(bench.parts()), look()))
        .isInstanceOf(CancelFailedException.class)
        .hasMessageContaining("not currently running");
  }

  @Test
  void doesNotConfirmACancelWithoutAnAnswer() {
    airbyte.answers("GET", "/jobs/42", job(42, "running"));
    airbyte.answers("DELETE", "/jobs/42", aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThat(bench.failure(new CancelSync(bench.parts()), look()))
        .isInstanceOf(CancelFailedException.class)
        .hasMessageStartingWith(
            "no answer from localhost:" + server.getPort() + " to DELETE /v1/jobs/42");
    assertThat(airbyte.count("DELETE", "/jobs/42")).isEqualTo(1);
  }

  @Test
  void doesNotCancelAHiddenJob() {
    airbyte.answers("GET", "/jobs/42", status(503, "busy"));

    assertThat(bench.failure(new CancelSync(bench.parts()), look()))
        .isInstanceOf(AirbyteUnavailableException.class);
    assertThat(airbyte.count("DELETE", "/jobs/42")).isZero();
  }

  @Test
  void reportsMissingPermissionToCancel() {
    airbyte.answers("GET", "/jobs/42", job(42, "running"));
    airbyte.answers("DELETE", "/jobs/42", status(403, "{\"title\":\"forbidden\"}"));

    assertThat(bench.failure(new CancelSync(bench.parts()), look()))
        .isInstanceOf(CancelFailedException.class)
        .hasMessage("Airbyte answered 403 to DELETE /v1/jobs/42: forbidden");
  }

  private Map<String, Object> cancel() {
    return bench.run(new CancelSync(bench.parts()), look()).fields();
  }

  private static Map<String, Object> look() {
    return input(Map.of("sync", prepared(1L), "jobId", 42));
  }
}
