package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicJobsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FOUR_MINUTES = Duration.ofMinutes(4);
  private static final JobPlan SUCCEEDS = JobPlan.succeeds(FOUR_MINUTES, 1_200, 345_678);

  @Test
  void createsAJobWithStatus200AndEveryRequiredField() {
    Caller caller = Caller.toOrders(SUCCEEDS.afterPending(MINUTE));

    Http.Response created = caller.sync();

    assertThat(created.status()).isEqualTo(200);
    assertThat(Caller.json(created).toString())
        .isEqualTo(
            """
            {"jobId":1,"status":"pending","jobType":"sync","startTime":"2026-08-01T02:00:05Z",\
            "connectionId":"0a0a0a0a-0000-4000-8000-000000000001"}\
            """);
  }

  @Test
  void passesThroughEveryStatusOfItsPlanAsTheClockMoves() {
    Caller caller =
        Caller.toOrders(
            SUCCEEDS.afterFailedAttempt(MINUTE, MINUTE).afterQueued(MINUTE).afterPending(MINUTE));
    long job = caller.start();

    for (String status :
        new String[] {"pending", "queued", "running", "incomplete", "running", "running"}) {
      assertThat(caller.status(job)).isEqualTo(status);
      caller.after(MINUTE);
    }
    caller.after(FOUR_MINUTES);
    assertThat(caller.status(job)).isEqualTo("succeeded");
  }

  @Test
  void reportsRowsBytesAndEndOnlyAfterTheJobHasEnded() {
    Caller caller = Caller.toOrders(SUCCEEDS);
    long job = caller.start();

    caller.after(FOUR_MINUTES.minusSeconds(1));
    assertThat(caller.job(job).has("rowsSynced")).isFalse();
    assertThat(caller.job(job).has("lastUpdatedAt")).isFalse();

    caller.after(Duration.ofSeconds(1));
    JsonNode ended = caller.job(job);
    assertThat(ended.path("rowsSynced").asLong()).isEqualTo(1_200);
    assertThat(ended.path("bytesSynced").asLong()).isEqualTo(345_678);
    assertThat(ended.path("lastUpdatedAt").asText()).isEqualTo("2026-08-01T02:04:05Z");
  }

  @Test
  void durationIsIsoCountsWaitingAndIsNotLive() {
    Caller caller = Caller.toOrders(SUCCEEDS.afterPending(Duration.ofSeconds(12)));
    long job = caller.start();
    assertThat(caller.job(job).has("duration")).isFalse();

    caller.after(MINUTE);
    assertThat(caller.job(job).path("duration").asText()).isEqualTo("PT12S");
    caller.after(MINUTE);
    assertThat(caller.job(job).path("duration").asText()).isEqualTo("PT12S");

    caller.after(FOUR_MINUTES);
    assertThat(caller.job(job).path("duration").asText()).isEqualTo("PT4M12S");
  }

  @Test
  void omitsSecondsOfAStartTimeOnTheFullMinute() {
    Caller caller = Caller.toOrders(SUCCEEDS);
    caller.after(Duration.ofSeconds(55));

    assertThat(Caller.json(caller.sync()).path("startTime").asText())
        .isEqualTo("2026-08-01T02:01Z");
  }

  @ParameterizedTest
  @CsvSource({"30, running", "90, incomplete"})
  void refusesASecondSyncWhileOneRunsOrWaitsForItsNextAttempt(long seconds, String status) {
    Caller caller = Caller.toOrders(SUCCEEDS.afterFailedAttempt(MINUTE, MINUTE));
    long job = caller.start();
    caller.after(Duration.ofSeconds(seconds));
    assertThat(caller.status(job)).isEqualTo(status);

    Http.Response refused = caller.sync();

    assertThat(refused.status()).isEqualTo(409);
    JsonNode problem = Caller.json(refused);
    assertThat(problem.path("title").asText()).isEqualTo("try-again-later");
    assertThat(problem.path("type").asText()).endsWith("#try-again-later");
    assertThat(problem.path("data").path("message").asText())
        .isEqualTo("A sync is already running for: " + Caller.ORDERS);
  }

  @ParameterizedTest
  @EnumSource(
      value = EmbeddedConnectionStatus.class,
      names = "ACTIVE",
      mode = EnumSource.Mode.EXCLUDE)
  void reportsAnInactiveConnectionAsAStateConflict(EmbeddedConnectionStatus status) {
    World world = Caller.orders(SUCCEEDS);
    Caller caller = Caller.to(world.withConnection(world.connection("Orders").with(status)));

    Http.Response refused = caller.sync();

    assertThat(refused.status()).isEqualTo(409);
    assertThat(Caller.json(refused).path("title").asText()).isEqualTo("state-conflict");
    assertThat(refused.body()).contains("Could not fulfill request").doesNotContain("active");
    assertThat(caller.airbyte.jobs()).isEmpty();
  }

  @Test
  void refusesRefreshesAndRunsResets() {
    Caller caller = Caller.toOrders(SUCCEEDS);
    String request = "{'connectionId':'" + Caller.ORDERS + "','jobType':'%s'}";

    Http.Response refresh = caller.post("/jobs", request.formatted("refresh"));
    Http.Response reset = caller.post("/jobs", request.formatted("reset"));

    assertThat(refresh.status()).isEqualTo(422);
    assertThat(Caller.json(reset).path("jobType").asText()).isEqualTo("reset");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "400 | {'jobType':'sync'}",
        "400 | {'connectionId':'0a0a0a0a-0000-4000-8000-000000000001'}",
        "422 | {'connectionId':'0a0a0a0a-0000-4000-8000-000000000001','jobType':'dance'}",
        "422 | not json",
        "422 | []"
      })
  void answersBadBodiesWithNothingButAnErrorId(int status, String body) {
    Http.Response refused = Caller.toOrders(SUCCEEDS).post("/jobs", body);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(Caller.json(refused).size()).isEqualTo(1);
    assertThat(Caller.json(refused).path("errorId").asText()).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0f0f0f0f-0000-4000-8000-00000000000f", "1-2-3-4-5", "orders"})
  void unknownConnectionsAreForbiddenToUsersAndNotFoundToAdmins(String id) {
    World world = Caller.orders(SUCCEEDS);

    Http.Response user = Caller.to(world, Api.CLOUD.settings()).sync(id);
    Http.Response admin = Caller.to(world, Api.SELF_MANAGED.settings()).sync(id);

    assertThat(user.status()).isEqualTo(403);
    assertThat(Caller.json(user).path("title").asText()).isEqualTo("forbidden");
    assertThat(admin.status()).isEqualTo(404);
    assertThat(Caller.json(admin).path("data").path("resourceId").asText()).isEqualTo(id);
  }

  @Test
  void unknownJobsAreForbiddenToUsersAndNotRunningToAdmins() {
    World world = Caller.orders(SUCCEEDS);

    Http.Response user = Caller.to(world, Api.CLOUD.settings()).get("/jobs/99");
    Http.Response admin = Caller.to(world, Api.SELF_MANAGED.settings()).get("/jobs/99");

    assertThat(user.status()).isEqualTo(403);
    assertThat(admin.status()).isEqualTo(409);
    assertThat(admin.body()).contains("Job is not currently running");
  }

  @Test
  void airbyteCancelsAJobThatWaitsTooLong() {
    Caller caller = Caller.toOrders(JobPlan.starves(Duration.ofHours(8)));
    long job = caller.start();
    assertThat(caller.status(job)).isEqualTo("queued");

    caller.after(Duration.ofHours(8));
    caller.renewToken();

    assertThat(caller.status(job)).isEqualTo("cancelled");
    assertThat(caller.airbyte.cancels()).isEmpty();
  }

  @Test
  void followsTheScriptJobByJobAndRepeatsItsLastPlan() {
    Caller caller = Caller.toOrders(JobPlan.fails(MINUTE), SUCCEEDS);

    for (String end : new String[] {"failed", "succeeded", "succeeded"}) {
      long job = caller.start();
      caller.after(FOUR_MINUTES);
      assertThat(caller.status(job)).isEqualTo(end);
    }
  }

  @Test
  void aJobThatNeverEndsRunsForeverEvenIfItsFirstAttemptLookedTheSame() {
    Caller caller = Caller.toOrders(JobPlan.neverEnds().afterFailedAttempt(Duration.ZERO, MINUTE));
    long job = caller.start();
    assertThat(caller.status(job)).isEqualTo("incomplete");

    caller.after(Duration.ofDays(400));
    caller.renewToken();

    assertThat(caller.status(job)).isEqualTo("running");
  }
}
