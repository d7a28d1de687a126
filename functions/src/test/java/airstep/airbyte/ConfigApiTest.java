package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigApiTest {

  private static final String INACTIVE_OF_OLD =
      "{\"message\":\"Internal Server Error: Can only sync an active connection\","
          + "\"exceptionClassName\":\"java.lang.IllegalStateException\",\"exceptionStack\":[]}";

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();

  private Airbyte airbyte;

  @BeforeEach
  void open() {
    // Every Airbyte has this route. Without it, a 404 would mean a wrong address.
    server.stubFor(get("/api/v1/health").willReturn(okJson("{\"available\":true}")));
    bench.secrets().store("s", Map.of("api_url", server.baseUrl() + "/api/v1"));
    var parts = bench.parts();
    airbyte =
        new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
            .open("s", bench.log());
  }

  @ParameterizedTest
  @CsvSource({
    "pending, PENDING, false",
    "queued, QUEUED, false",
    "running, RUNNING, false",
    "incomplete, INCOMPLETE, false",
    "succeeded, SUCCEEDED, true",
    "failed, FAILED, true",
    "cancelled, CANCELLED, true",
    "hibernating, OTHER, false"
  })
  void readsEveryStatus(String word, JobStatus status, boolean finished) {
    answer("/jobs/get_without_logs", okJson("{\"job\":{\"id\":7,\"status\":\"" + word + "\"}}"));

    Job job = airbyte.job(Asked.job(7));

    assertThat(job.status()).isEqualTo(status);
    assertThat(job.word()).isEqualTo(word);
    assertThat(job.status().finished()).isEqualTo(finished);
    sent("/jobs/get_without_logs", "{\"id\":7}");
  }

  @Test
  void readsAJobOfACurrentVersion() {
    answer(
        "/jobs/get_without_logs",
        okJson(
            """
            {"job": {"id": 9223372036854775807, "configType": "sync", "configId": "c",
              "enabledStreams": [], "createdAt": 1795312800, "updatedAt": 1795489205,
              "status": "succeeded", "aggregatedStats": {"recordsEmitted": 99, "bytesEmitted": 99,
              "recordsCommitted": 12, "bytesCommitted": 0, "recordsRejected": 1}},
             "attempts": [{"attempt": {"id": 0, "status": "succeeded", "recordsSynced": 99}}]}
            """));

    Job job = airbyte.job(Asked.job(Long.MAX_VALUE));

    assertThat(job.jobId()).isEqualTo(Long.MAX_VALUE);
    assertThat(job.type()).isEqualTo("sync");
    assertThat(job.duration()).hasValue(Duration.ofHours(49).plusSeconds(5));
    assertThat(job.rows()).hasValue(12);
    assertThat(job.bytes()).hasValue(0);
  }

  @Test
  void readsTotalsFromTheSuccessfulAttemptOfAnOldVersion() {
    answer(
        "/jobs/get_without_logs",
        okJson(
            """
            {"job": {"id": 7, "configType": "reset_connection", "status": "succeeded",
              "createdAt": 1795312800, "updatedAt": 1795312860},
             "attempts": [
               {"attempt": {"id": 0, "status": "failed", "recordsSynced": 5, "bytesSynced": 50}},
               {"attempt": {"id": 1, "status": "succeeded", "recordsSynced": 9, "bytesSynced": 90},
                "logs": {"logLines": ["one", "two"]}}]}
            """));

    Job job = airbyte.job(new KnownJob(7, "c", "clear", Optional.empty()));

    assertThat(job.type()).isEqualTo("reset");
    assertThat(job.does("clear")).isTrue();
    assertThat(job.rows()).hasValue(9);
    assertThat(job.bytes()).hasValue(90);
    assertThat(job.duration()).hasValue(Duration.ofMinutes(1));
  }

  @Test
  void ignoresRowsOfFailedAttempts() {
    answer(
        "/jobs/get_without_logs",
        okJson(
            "{\"job\":{\"id\":7,\"status\":\"failed\",\"createdAt\":9},\"attempts\":[{\"attempt\":{\"status\":\"failed\",\"recordsSynced\":5}}]}"));

    Job job = airbyte.job(Asked.job(7));

    assertThat(job.rows()).isEmpty();
    assertThat(job.bytes()).isEmpty();
    assertThat(job.duration()).isEmpty();
  }

  @Test
  void reportsTheFirstFailureOfTheLastAttempt() {
    answer(
        "/jobs/get_without_logs",
        okJson(
            """
            {"job": {"id": 7, "status": "failed"}, "attempts": [
              {"attempt": {"status": "failed", "failureSummary": {"failures": [
                {"failureOrigin": "source", "failureType": "transient_error"}]}}},
              {"attempt": {"status": "failed", "failureSummary": {"failures": [
                {"failureOrigin": "destination", "failureType": "config_error",
                 "externalMessage": "wrong\\npassword", "internalMessage": "x", "timestamp": 1},
                {"failureOrigin": "replication"}], "partialSuccess": true}}}]}
            """));

    JobFailure failure = airbyte.job(Asked.job(7)).failure().orElseThrow();

    assertThat(failure).isEqualTo(new JobFailure("destination", "config_error", "wrong password"));
    assertThat(failure.ofConfiguration()).isTrue();
  }

  @Test
  void reportsAvailableFailureFields() {
    assertThat(told("{'internalMessage':'boom','failureType':'system_error'}"))
        .isEqualTo("(, system_error): boom");
    assertThat(told("{'failureOrigin':'source','externalMessage':null}")).isEqualTo("(source, ): ");
    assertThat(told("{'externalMessage':'" + "x".repeat(5000) + "'}")).hasSize(306);
    assertThat(told("{}")).isEqualTo("(, ): ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'attempts':[]",
        "'attempts':[{'attempt':{'status':'failed','failureSummary':null}}]",
        "'attempts':[{'attempt':{'failureSummary':{'failures':[]}}}]"
      })
  void acceptsAFailureWithoutExplanation(String attempts) {
    answer(
        "/jobs/get_without_logs",
        okJson(("{'job':{'id':7,'status':'failed'}," + attempts + "}").replace('\'', '"')));

    assertThat(airbyte.job(Asked.job(7)).status()).isEqualTo(JobStatus.FAILED);
    assertThat(airbyte.job(Asked.job(7)).failure()).isEmpty();
  }

  @Test
  void runningJobHasNoDuration() {
    answer(
        "/jobs/get_without_logs",
        okJson(
            "{\"job\":{\"id\":7,\"status\":\"running\",\"createdAt\":1,\"updatedAt\":61},\"attempts\":[]}"));

    assertThat(airbyte.job(Asked.job(7)).duration()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"job\":{\"status\":\"running\"}}", "{\"job\":{\"id\":\"x\"}}"})
  void refusesAJobWithoutId(String answered) {
    answer("/connections/sync", okJson(answered));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessageStartingWith(
            "Airbyte answered POST /api/v1/connections/sync with unexpected content: `");
  }

  /** The oldest versions lack this call, and answer as for an unknown job. */
  @Test
  void readsTheJobWithLogsFromTheOldestVersions() {
    answer("/jobs/get_without_logs", aResponse().withStatus(404).withBody("{\"message\":\"no\"}"));
    answer("/jobs/get", okJson("{\"job\":{\"id\":7,\"status\":\"running\"}}"));

    assertThat(airbyte.job(Asked.job(7)).status()).isEqualTo(JobStatus.RUNNING);

    sent("/jobs/get", "{\"id\":7}");
  }

  @Test
  void refusesAnUnknownJob() {
    answer("/jobs/get_without_logs", aResponse().withStatus(404).withBody("{\"errorId\":\"a\"}"));
    answer("/jobs/get", aResponse().withStatus(404).withBody("{\"errorId\":\"b\"}"));

    assertThat(bench.caught(() -> airbyte.job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessage(
            "Airbyte answered 404 to POST /api/v1/jobs/get: it does not exist, or the credentials"
                + " cannot see it (errorId b)");
  }

  @Test
  void retriesAReadingPost() {
    inTurn(
        "/jobs/get_without_logs",
        aResponse().withStatus(502).withBody("<html>Bad Gateway</html>"),
        okJson("{\"job\":{\"id\":7,\"status\":\"running\"}}"));

    assertThat(airbyte.job(Asked.job(7)).jobId()).isEqualTo(7);

    assertThat(bench.pauses()).containsExactly(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429, 500, 503})
  void neverRetriesAChange(int status) {
    ResponseDefinitionBuilder page = aResponse().withStatus(status).withBody("<html>");
    answer("/connections/sync", page);
    answer("/jobs/cancel", page);
    answer("/connections/get", okJson("{\"connectionId\":\"c\",\"status\":\"active\"}"));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class);
    assertThat(bench.caught(() -> airbyte.cancel(Asked.job(7))))
        .isInstanceOf(AirbyteUnavailableException.class);

    server.verify(1, postRequestedFor(urlEqualTo("/api/v1/connections/sync")));
    server.verify(1, postRequestedFor(urlEqualTo("/api/v1/jobs/cancel")));
    assertThat(bench.pauses()).isEmpty();
  }

  @Test
  void triggersAndCancels() {
    answer("/connections/sync", okJson("{\"job\":{\"id\":7,\"status\":\"pending\"}}"));
    answer("/connections/reset", okJson("{\"job\":{\"id\":8,\"status\":\"running\"}}"));
    answer("/jobs/cancel", okJson("{\"job\":{\"id\":7,\"status\":\"cancelled\"},\"attempts\":[]}"));

    assertThat(airbyte.trigger("c", "sync", Duration.ofSeconds(9)).jobId()).isEqualTo(7);
    assertThat(airbyte.trigger("c", "clear", Duration.ofSeconds(9)).jobId()).isEqualTo(8);
    assertThat(airbyte.cancel(Asked.job(7)).status()).isEqualTo(JobStatus.CANCELLED);

    sent("/connections/sync", "{\"connectionId\":\"c\"}");
    sent("/connections/reset", "{\"connectionId\":\"c\"}");
    sent("/jobs/cancel", "{\"id\":7}");
  }

  @Test
  void runningJobIsAConflict() {
    answer(
        "/connections/sync",
        aResponse()
            .withStatus(409)
            .withBody(
                "{\"message\":\"A sync is already running for:"
                    + " c\",\"exceptionClassName\":\"io.airbyte.commons.server.errors.ValueConflictKnownException\"}"));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteConflictException.class)
        .hasMessage(
            "Airbyte answered 409 to POST /api/v1/connections/sync: A sync is already running for:"
                + " c");
  }

  @ParameterizedTest
  @ValueSource(strings = {INACTIVE_OF_OLD, "{\"errorId\":\"e\"}"})
  void error500OfASwitchedOffConnectionIsAConflict(String body) {
    answer("/connections/sync", aResponse().withStatus(500).withBody(body));
    answer("/connections/get", okJson("{\"connectionId\":\"c\",\"status\":\"inactive\"}"));
    answer("/jobs/list", okJson("{\"jobs\":[{\"job\":{\"id\":7,\"status\":\"failed\"}}]}"));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteConflictException.class)
        .hasMessageStartingWith("Airbyte answered 500 to POST /api/v1/connections/sync");

    server.verify(1, postRequestedFor(urlEqualTo("/api/v1/connections/sync")));
  }

  /** Someone may have switched it off just after the trigger took effect. */
  @Test
  void error500HasAnUnknownEffectWhileAJobRuns() {
    answer("/connections/sync", aResponse().withStatus(500).withBody("{\"errorId\":\"e\"}"));
    answer("/connections/get", okJson("{\"connectionId\":\"c\",\"status\":\"inactive\"}"));
    answer("/jobs/list", okJson("{\"jobs\":[{\"job\":{\"id\":7,\"status\":\"running\"}}]}"));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class);
  }

  @Test
  void error500HasAnUnknownEffectIfTheConnectionIsHidden() {
    answer("/connections/sync", aResponse().withStatus(500).withBody("{\"errorId\":\"e\"}"));
    answer("/connections/get", aResponse().withStatus(503));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage(
            "Airbyte answered 500 to POST /api/v1/connections/sync: an internal error in Airbyte"
                + " (errorId e)");
  }

  @Test
  void listsTheLatestJobsOfEveryType() {
    answer(
        "/jobs/list",
        okJson(
            """
            {"jobs": [{"job": {"id": 4, "configType": "sync", "status": "failed"}, "attempts": []},
              {"job": {"id": 9, "configType": "refresh", "status": "running"}},
              {"job": {"id": 6, "status": "cancelled"}}], "totalJobCount": 40}
            """));

    assertThat(airbyte.newestJobs("c", 2)).extracting(Job::jobId).containsExactly(9L, 6L);

    sent(
        "/jobs/list",
        "{\"configTypes\":[\"sync\",\"reset_connection\",\"refresh\",\"clear\"],\"configId\":\"c\",\"pagination\":{\"pageSize\":2,\"rowOffset\":0}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void requestsOnlyOriginalJobTypesFromAnOldVersion(int status) {
    inTurn(
        "/jobs/list",
        aResponse().withStatus(status).withBody("{\"message\":\"Unexpected value 'refresh'\"}"),
        okJson("{\"jobs\":[{\"job\":{\"id\":4,\"status\":\"failed\"}}]}"));

    assertThat(airbyte.newestJobs("c", 1)).extracting(Job::jobId).containsExactly(4L);

    sent(
        "/jobs/list",
        "{\"configTypes\":[\"sync\",\"reset_connection\"],\"configId\":\"c\",\"pagination\":{\"pageSize\":1,\"rowOffset\":0}}");
  }

  @Test
  void reportsMissingPermissionToListJobs() {
    answer("/jobs/list", aResponse().withStatus(403).withBody("{\"errorId\":\"e\"}"));

    assertThat(bench.caught(() -> airbyte.newestJobs("c", 1)))
        .isInstanceOfSatisfying(
            AirbyteRefusedException.class, e -> assertThat(e.notFound()).isTrue());
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({"active, ACTIVE", "inactive, INACTIVE", "locked, LOCKED", "deprecated, DELETED"})
  void readsAConnection(String word, ConnectionStatus status) {
    answer(
        "/connections/get",
        okJson(
            "{\"connectionId\":\"c\",\"name\":\"HubSpot\",\"workspaceId\":\"w\",\"status\":\""
                + word
                + "\",\"syncCatalog\":{\"streams\":[]}}"));

    Connection connection = airbyte.connection("c").orElseThrow();

    assertThat(connection)
        .isEqualTo(
            new Connection("c", "HubSpot", "w", status, false, new OwnSchedule.Unreadable("")));
    assertThat(airbyte.timelineOf(connection))
        .isEqualTo(server.baseUrl() + "/workspaces/w/connections/c/job-history");
    sent("/connections/get", "{\"connectionId\":\"c\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void hiddenConnectionIsEmpty(int status) {
    answer("/connections/get", aResponse().withStatus(status).withBody("{\"errorId\":\"e\"}"));

    assertThat(airbyte.connection("c")).isEmpty();
  }

  /** Lists have no pages in this API. */
  @Test
  void listsTheConnectionsOfEveryWorkspaceInOneCallEach() {
    answer(
        "/workspaces/list",
        okJson("{\"workspaces\":[{\"workspaceId\":\"w1\"},{\"workspaceId\":\"w2\"}]}"));
    server.stubFor(
        post("/api/v1/connections/list")
            .withRequestBody(equalToJson("{\"workspaceId\":\"w1\"}"))
            .willReturn(okJson(rows(0, 150))));
    server.stubFor(
        post("/api/v1/connections/list")
            .withRequestBody(equalToJson("{\"workspaceId\":\"w2\"}"))
            .willReturn(okJson(rows(149, 160))));

    assertThat(airbyte.connections(List.of()))
        .extracting(Connection::connectionId)
        .doesNotHaveDuplicates()
        .hasSize(160);

    sent("/workspaces/list", "{}");
    server.verify(3, anyRequestedFor(anyUrl()));
  }

  @Test
  void doesNotListWorkspacesSetInTheFlow() {
    answer("/connections/list", okJson(rows(0, 2)));

    assertThat(airbyte.connections(List.of("w9"))).hasSize(2);

    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void explainsWhatToDoIfWorkspacesCannotBeListed() {
    answer("/workspaces/list", aResponse().withStatus(404).withBody("{\"errorId\":\"e\"}"));

    assertThat(bench.caught(() -> airbyte.connections(List.of())))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessage(
            "Airbyte answered 404 to POST /api/v1/workspaces/list: it does not exist, or the"
                + " credentials cannot see it; Airbyte 1.7 and later do not list workspaces in this"
                + " API: use the public API, /api/public/v1, or set `workspaces` in the flow"
                + " (errorId e)");
  }

  @Test
  void treatsAnHtmlPageAsAWrongAddress() {
    answer("/jobs/get_without_logs", aResponse().withBody("<html><b>Airbyte</b></html>"));

    assertThat(bench.caught(() -> airbyte.job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll("200", "JSON: Airbyte", "`api_url` in secret s");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  private static void answer(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(post("/api/v1" + path).willReturn(answer));
  }

  private String told(String failure) {
    String attempts = "[{'attempt':{'failureSummary':{'failures':[" + failure + "]}}}]";
    String job = "{'job':{'id':7,'status':'failed'},'attempts':" + attempts + "}";
    answer("/jobs/get_without_logs", okJson(job.replace('\'', '"')));
    JobFailure told = airbyte.job(Asked.job(7)).failure().orElseThrow();
    return "(" + told.origin() + ", " + told.type() + "): " + told.message();
  }

  private static void inTurn(
      String path, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    server.stubFor(
        post("/api/v1" + path)
            .inScenario(path)
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("then")
            .willReturn(first));
    server.stubFor(
        post("/api/v1" + path).inScenario(path).whenScenarioStateIs("then").willReturn(then));
  }

  private static void sent(String path, String body) {
    server.verify(
        1, postRequestedFor(urlEqualTo("/api/v1" + path)).withRequestBody(equalToJson(body)));
  }

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      rows.append(i == from ? "" : ",")
          .append("{\"connectionId\":\"c")
          .append(i)
          .append("\",\"status\":\"active\",\"syncCatalog\":{\"streams\":[{}]}}");
    }
    return "{\"connections\":[" + rows + "]}";
  }
}
