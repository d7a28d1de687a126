package airstep.steps;

import static airstep.steps.AirbyteStub.input;
import static airstep.steps.AirbyteStub.job;
import static airstep.steps.AirbyteStub.prepared;
import static airstep.steps.AirbyteStub.status;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.JobHiddenException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckSyncTest extends AirbyteStepTest {

  @ParameterizedTest
  @ValueSource(strings = {"pending", "queued", "running", "incomplete"})
  void reportsThatAJobHasNotEnded(String status) {
    airbyte.answers("GET", "/jobs/42", job(42, status));

    assertThat(check())
        .isEqualTo(
            Map.of(
                "jobId",
                42L,
                "status",
                status,
                "finished",
                false,
                "pending",
                List.of("pending", "queued").contains(status)));
  }

  @Test
  void reportsAnUnknownStatus() {
    airbyte.answers("GET", "/jobs/42", job(42, "hibernating"));

    assertThat(check())
        .containsEntry("finished", false)
        .containsEntry("unknown", "`hibernating`, a status that Airstep does not know");
  }

  @Test
  void reportsRowsAndBytesOfASucceededJob() {
    airbyte.answers(
        "GET",
        "/jobs/42",
        okJson(
            "{\"jobId\":42,\"status\":\"succeeded\",\"duration\":\"PT1H1S\",\"rowsSynced\":5,\"bytesSynced\":99}"));

    assertThat(check())
        .isEqualTo(
            Map.of(
                "jobId",
                42L,
                "status",
                "succeeded",
                "finished",
                true,
                "pending",
                false,
                "outcome",
                "SUCCEEDED",
                "rows",
                5L,
                "bytes",
                99L,
                "durationSeconds",
                3601L,
                "closed",
                Map.of(
                    "outcome",
                    "SUCCEEDED",
                    "connectionId",
                    AirbyteStub.CONNECTION,
                    "jobId",
                    42L,
                    "triggers",
                    1L,
                    "polls",
                    3L,
                    "rows",
                    5L,
                    "bytes",
                    99L,
                    "durationSeconds",
                    3601L)));
  }

  @Test
  void reportsTheReasonOfAFailedJob() {
    airbyte.answers("GET", "/jobs/42", job(42, "failed"));

    assertThat(check())
        .containsEntry("outcome", "FAILED")
        .containsEntry("reason", "Airbyte gives no reason");
  }

  @Test
  void reportsACancelledJob() {
    airbyte.answers("GET", "/jobs/42", job(42, "cancelled"));

    assertThat(check()).containsEntry("outcome", "CANCELLED").containsEntry("finished", true);
  }

  @Test
  void explainsThatAirbyteCancelsAJobThatWaitedTooLong() {
    airbyte.answers("GET", "/jobs/42", job(42, "cancelled"));
    Map<String, Object> look = look();
    look.put("before", "queued");

    assertThat(bench.run(new CheckSync(bench.parts()), look).needText("reason"))
        .contains("most likely by Airbyte itself, because it was queued");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void reportsAHiddenJob(int status) {
    airbyte.answers("GET", "/jobs/42", status(status, "{\"title\":\"no\"}"));

    assertThat(bench.failure(new CheckSync(bench.parts()), look()))
        .isInstanceOf(JobHiddenException.class)
        .hasMessageStartingWith("Airbyte answered " + status + " to GET /v1/jobs/42: ");
  }

  @Test
  void aForeign404DoesNotHideTheJob() {
    airbyte.answers("GET", "/jobs/42", status(200, "<h1>Sign in</h1>"));

    assertThat(bench.failure(new CheckSync(bench.parts()), look()))
        .isInstanceOf(AirbyteRefusedException.class);
  }

  @Test
  void failsAfterThreeAttempts() {
    airbyte.answers("GET", "/jobs/42", status(503, "busy"));

    assertThat(bench.failure(new CheckSync(bench.parts()), look()))
        .isInstanceOf(AirbyteUnavailableException.class);

    assertThat(airbyte.count("GET", "/jobs/42")).isEqualTo(3);
    assertThat(bench.logLines()).hasSize(3);
  }

  @Test
  void namesMissingInput() {
    assertThat(bench.failure(new CheckSync(bench.parts()), input(Map.of("sync", prepared(1L)))))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the input of CheckSync: `jobId` is missing or is not a whole number");
  }

  private Map<String, Object> check() {
    return bench.run(new CheckSync(bench.parts()), look()).fields();
  }

  private static Map<String, Object> look() {
    return input(Map.of("sync", prepared(1L), "jobId", 42, "triggers", 1, "polls", 3));
  }
}
