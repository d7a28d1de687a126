package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.transport.HttpFault;
import airstep.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer of Airbyte is accepted only if it is about the requested resource. */
class BelievedAnswersFlowTest {

  private static final String ID = "00000000-0000-4000-8000-000000000001";

  private static final String ONE_MINUTE =
      """
      connections: [%s]
      timeout: 1m
      poll: 10s
      retries: {count: 1, delay: 1s}
      """
          .formatted(ID);

  private static final JobPlan FIVE_SECONDS = JobPlan.succeeds(Duration.ofSeconds(5), 1, 1);

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"data\":null}", "{\"message\":\"upstream warming up\"}"})
  void anInvalidListDoesNotHideOldJobs(String noList) {
    try (FlowWorld world = world(FIVE_SECONDS)) {
      world.airbyteFaults.next(1, "GET /v1/jobs", answer(noList));
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.answer(502, "text/html", "Bad Gateway"));
      world.airbyteFaults.next(9, "GET /v1/jobs", answer(jobsOfLastWeek()));

      RunReport report = world.run();

      assertThat(report.connections())
          .singleElement()
          .satisfies(sync -> assertThat(sync.outcome()).isNotIn("UNKNOWN", "FAILED"))
          .satisfies(sync -> assertThat(sync.jobId().orElseThrow()).isEqualTo(1));
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  /** A job that existed before but was listed only later is not assumed to be ours. */
  @Test
  void doesNotAdoptAnOldJobHiddenByAnEmptyList() {
    try (FlowWorld world = world(FIVE_SECONDS)) {
      world.airbyteFaults.next(2, "GET /v1/jobs", answer("{\"data\":[]}"));
      world.airbyteFaults.always("POST /v1/jobs", Faults.answer(502, "text/html", "Bad Gateway"));
      world.airbyteFaults.always("GET /v1/jobs", answer(jobsOfLastWeek()));

      RunReport report = world.run();

      assertThat(report.connections())
          .singleElement()
          .satisfies(sync -> assertThat(sync.outcome()).isEqualTo("UNKNOWN"))
          .satisfies(
              sync ->
                  assertThat(sync.reason().orElseThrow())
                      .contains("which it did not list when this sync began"));
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void retriesAnUnreadableList() {
    try (FlowWorld world = world(FIVE_SECONDS)) {
      world.airbyteFaults.next(2, "GET /v1/jobs", answer("{}"));

      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void anUnreadableWorkspaceFailsThePlan() {
    try (FlowWorld world =
        FlowWorld.Choice.of("all", "connections: all-active\n")
            .airbyte(AllActiveFlowTest.connections(2))
            .jobs(Script.of(FIVE_SECONDS))
            .begin()) {
      world.airbyteFaults.always(
          "GET /v1/connections", answer("{\"message\":\"upstream warming up\"}"));

      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(world.only("all").cause().orElseThrow())
          .contains("GET /v1/connections with unexpected content: `data` is missing");
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(world.airbyte.jobs()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jobId\":1,\"status\":\"running\",\"connectionId\":\"00000000-0000-4000-8000-00000000000f\"}",
        "{\"jobId\":1,\"status\":\"succeeded\",\"connectionId\":\"00000000-0000-4000-8000-00000000000f\"}",
        "{\"jobId\":7,\"status\":\"succeeded\"}",
        "{\"jobId\":1,\"status\":\"succeeded\",\"jobType\":\"clear\"}",
        "{\"jobId\":1,\"status\":\"succeeded\",\"startTime\":\"2026-11-15T07:00:00Z\"}"
      })
  void anotherJobIsNeitherASuccessNorCancelled(String answer) {
    try (FlowWorld world = world(JobPlan.neverEnds())) {
      world.airbyteFaults.always("GET /v1/jobs/1", answer(answer));

      RunReport report = world.run();

      assertThat(report.connections())
          .singleElement()
          .satisfies(sync -> assertThat(sync.outcome()).isEqualTo("UNKNOWN"))
          .satisfies(
              sync ->
                  assertThat(sync.reason().orElseThrow())
                      .contains("Airbyte was asked about job 1 of connection"));
      assertThat(world.attempts("DELETE", "/v1/jobs")).isZero();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  /** The address leads to another Airbyte during the sync, and later back. */
  @Test
  void anAnswerWithAnotherJobIsAFailedPoll() {
    try (FlowWorld world = world(JobPlan.succeeds(Duration.ofSeconds(40), 5, 50))) {
      world.airbyteFaults.next(
          2, "GET /v1/jobs/1", answer("{\"jobId\":7,\"status\":\"succeeded\"}"));

      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(report.endedAt()).hasValue(SEVEN.plusSeconds(40));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOUD", "CONFIG"})
  void anAnswerWithAJobOfAnotherTypeFailsAndNamesTheJob(String api) {
    Api spoken = Api.valueOf(api);
    try (FlowWorld world =
        FlowWorld.Choice.of("t", ONE_MINUTE + "job: clear\n")
            .jobs(Script.of(FIVE_SECONDS))
            .api(spoken)
            .begin()) {
      String sync =
          ApiCalls.isOlder(spoken)
              ? "{\"job\":{\"id\":22,\"configType\":\"sync\",\"status\":\"running\"}}"
              : "{\"jobId\":22,\"jobType\":\"sync\",\"status\":\"running\"}";
      world.airbyteFaults.always(
          ApiCalls.isOlder(spoken) ? "POST /api/v1/connections/reset" : "POST /v1/jobs",
          answer(sync));

      RunReport report = world.run();

      assertThat(report.connections())
          .singleElement()
          .satisfies(one -> assertThat(one.outcome()).isEqualTo("FAILED"))
          .satisfies(
              one ->
                  assertThat(one.reason().orElseThrow())
                      .contains("answered with job 22, which is a sync. No clear was started."));
      assertThat(
              world.attempts(
                  "POST", ApiCalls.isOlder(spoken) ? "/api/v1/connections/reset" : "/v1/jobs"))
          .isOne();
    }
  }

  /** After lists that contradict each other, a list without our job proves nothing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void doesNotTriggerAgainAfterListsThatContradictEachOther(int contradictions) {
    try (FlowWorld world = world(FIVE_SECONDS)) {
      world.airbyteFaults.next(2, "GET /v1/jobs", answer("{\"data\":[]}"));
      world.airbyteFaults.next(1, "POST /v1/jobs", Faults.LOST_ANSWER);
      world.airbyteFaults.next(contradictions, "GET /v1/jobs", answer(jobsOfLastWeek()));
      world.airbyteFaults.always("GET /v1/jobs", answer("{\"data\":[]}"));

      RunReport report = world.run();

      assertThat(report.connections())
          .singleElement()
          .satisfies(sync -> assertThat(sync.outcome()).isEqualTo("UNKNOWN"))
          .satisfies(sync -> assertThat(sync.reason().orElseThrow()).contains("whether a job"));
      assertThat(world.airbyte.jobs()).hasSize(1);
    }
  }

  /** The alert names the connection, and not only its id. */
  @Test
  void aNameThatWasReadBeforeTheJobListFailedIsKept() {
    try (FlowWorld world = world(FIVE_SECONDS)) {
      world.airbyteFaults.always("GET /v1/jobs", Faults.UNAVAILABLE);

      RunReport report = world.run();

      assertThat(report.connections())
          .singleElement()
          .satisfies(sync -> assertThat(sync.outcome()).isEqualTo("FAILED"))
          .satisfies(sync -> assertThat(sync.name()).hasValue("Connection 1"))
          .satisfies(
              sync ->
                  assertThat(sync.reason())
                      .hasValue(
                          "nothing was started: Airbyte answered 503 to GET /v1/jobs: overloaded"));
      assertThat(world.slack.messages().getFirst().payload().toString()).contains("Connection 1");
      assertThat(world.attempts("GET", "/v1/jobs")).as("three in a step, four steps").isEqualTo(12);
    }
  }

  @Test
  void anImplausibleOldJobDoesNotPreventASync() {
    try (FlowWorld world = world(FIVE_SECONDS)) {
      world.airbyteFaults.next(
          1,
          "GET /v1/jobs",
          answer(
              "{\"data\":[{\"jobId\":0,\"status\":\"succeeded\",\"jobType\":\"sync\",\"rowsSynced\":-5,"
                  + "\"startTime\":\"2026-11-15T07:00:00Z\",\"duration\":\"PT40000000000000000S\"}]}"));

      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
    }
  }

  /** FlowWorld checks each event against its schema, which allows no negative number. */
  @Test
  void doesNotPublishImplausibleCounts() {
    try (FlowWorld world = world(FIVE_SECONDS)) {
      world.airbyteFaults.always(
          "GET /v1/jobs/1",
          answer(
              "{\"jobId\":1,\"status\":\"succeeded\",\"jobType\":\"sync\",\"rowsSynced\":-5,"
                  + "\"bytesSynced\":-9,\"duration\":\"PT-5S\"}"));

      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(world.published("Airstep Sync Succeeded"))
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.needObject("detail").fields())
                      .doesNotContainKeys("rows", "bytes"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOUD", "SELF_MANAGED", "CONFIG", "OLD"})
  void aConnectionSwitchedOffJustBeforeTheTriggerIsSkipped(String api) {
    Api spoken = Api.valueOf(api);
    try (FlowWorld world =
        FlowWorld.Choice.of("t", ONE_MINUTE).jobs(Script.of(FIVE_SECONDS)).api(spoken).begin()) {
      String look =
          ApiCalls.trigger(spoken).replaceFirst("/connections/sync|/jobs", "/connections");
      world.airbyteFaults.always(
          ApiCalls.trigger(spoken), Faults.answer(500, "application/json", "{\"errorId\":\"e\"}"));
      world.airbyteFaults.whenever(
          () -> world.attempts("POST", ApiCalls.trigger(spoken).substring(5)) > 0,
          ApiCalls.isOlder(spoken) ? look + "/get" : look.replace("POST", "GET"),
          answer(
              Json.write(
                  Map.of("connectionId", ID, "name", "Connection 1", "status", "inactive"))));

      RunReport report = world.run();

      assertThat(report.status()).as(report.toJson()).isEqualTo("SKIPPED");
      assertThat(world.attempts("POST", ApiCalls.trigger(spoken).substring(5))).isOne();
    }
  }

  private static FlowWorld world(JobPlan plan) {
    return FlowWorld.Choice.of("t", ONE_MINUTE).jobs(Script.of(plan)).begin();
  }

  private static HttpFault answer(String json) {
    return Faults.answer(200, "application/json", json);
  }

  private static String jobsOfLastWeek() {
    List<Map<String, Object>> jobs = new ArrayList<>();
    for (long id = 41; id >= 22; id--) {
      jobs.add(
          Map.of(
              "jobId", id,
              "status", "succeeded",
              "jobType", "sync",
              "connectionId", ID,
              "startTime", "2026-11-15T07:00:00Z",
              "duration", "PT1M"));
    }
    return Json.write(Map.of("data", jobs));
  }
}
