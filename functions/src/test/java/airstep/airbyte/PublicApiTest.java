package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import airstep.json.Json;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicApiTest {

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();

  private Airbyte airbyte;

  @BeforeEach
  void open() {
    bench
        .secrets()
        .store("s", Map.of("api_url", server.baseUrl() + "/v1", "api_key", "abk-1234567"));
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
    server.stubFor(
        get("/v1/jobs/7").willReturn(okJson("{\"jobId\":7,\"status\":\"" + word + "\"}")));

    Job job = airbyte.job(Asked.job(7));

    assertThat(job.status()).isEqualTo(status);
    assertThat(job.word()).isEqualTo(word);
    assertThat(job.status().finished()).isEqualTo(finished);
  }

  @Test
  void readsAJobOfAirbyte() {
    server.stubFor(
        get("/v1/jobs/9223372036854775807")
            .willReturn(
                okJson(
                    "{\"jobId\":9223372036854775807,\"status\":\"succeeded\",\"jobType\":\"sync\",\"startTime\":\"2026-11-22T02:00Z\",\"connectionId\":\"c\",\"duration\":\"PT49H5S\",\"bytesSynced\":0,\"rowsSynced\":12}")));

    Job job = airbyte.job(Asked.job(Long.MAX_VALUE));

    assertThat(job.jobId()).isEqualTo(Long.MAX_VALUE);
    assertThat(job.type()).isEqualTo("sync");
    assertThat(job.duration()).hasValue(Duration.ofHours(49).plusSeconds(5));
    assertThat(job.rows()).hasValue(12);
    assertThat(job.bytes()).hasValue(0);
  }

  @Test
  void acceptsMissingFieldsOfAJob() {
    server.stubFor(
        get("/v1/jobs/7")
            .willReturn(
                okJson(
                    "{\"jobId\":7,\"status\":\"failed\",\"duration\":\"long\",\"rowsSynced\":null}")));

    Job job = airbyte.job(Asked.job(7));

    assertThat(job.duration()).isEmpty();
    assertThat(job.rows()).isEmpty();
    assertThat(job.bytes()).isEmpty();
  }

  @Test
  void refusesAJobWithoutId() {
    server.stubFor(post("/v1/jobs").willReturn(okJson("{\"id\":\"x\",\"status\":\"running\"}")));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessageContaining("`jobId`");
  }

  @Test
  void truncatesALongStatus() {
    server.stubFor(
        get("/v1/jobs/7")
            .willReturn(okJson("{\"jobId\":7,\"status\":\"" + "x".repeat(100_000) + "\"}")));

    assertThat(airbyte.job(Asked.job(7)).word()).hasSize(40);
  }

  @Test
  void requestsTheLatestJobsFirst() {
    server.stubFor(
        get(urlPathEqualTo("/v1/jobs"))
            .willReturn(
                okJson(
                    "{\"data\":[{\"jobId\":4,\"status\":\"failed\"},{\"jobId\":9,\"status\":\"running\"}],\"next\":\"http://192.0.2.1/v1/jobs?offset=20\"}")));

    assertThat(airbyte.newestJobs("c&1", 20)).extracting(Job::jobId).containsExactly(9L, 4L);

    server.verify(
        1,
        getRequestedFor(urlPathEqualTo("/v1/jobs"))
            .withQueryParam("connectionId", equalTo("c&1"))
            .withQueryParam("limit", equalTo("20"))
            .withQueryParam("orderBy", equalTo("createdAt|DESC")));
  }

  @Test
  void acceptsAnEmptyListOfJobs() {
    server.stubFor(
        get(urlPathEqualTo("/v1/jobs")).willReturn(okJson("{\"data\":[],\"next\":\"\"}")));

    assertThat(airbyte.newestJobs("c", 20)).isEmpty();
  }

  @Test
  void triggersAndCancels() {
    server.stubFor(post("/v1/jobs").willReturn(okJson("{\"jobId\":7,\"status\":\"pending\"}")));
    server.stubFor(
        delete("/v1/jobs/7").willReturn(okJson("{\"jobId\":7,\"status\":\"cancelled\"}")));

    assertThat(airbyte.trigger("c", "clear", Duration.ofSeconds(9)).jobId()).isEqualTo(7);
    assertThat(airbyte.cancel(Asked.job(7)).status()).isEqualTo(JobStatus.CANCELLED);

    server.verify(
        postRequestedFor(urlEqualTo("/v1/jobs"))
            .withRequestBody(equalToJson("{\"connectionId\":\"c\",\"jobType\":\"clear\"}")));
  }

  @Test
  void reportsA409AsAConflict() {
    String body =
        "{\"status\":409,\"title\":\"try-again-later\",\"data\":{\"message\":\"A sync is already"
            + " running for: c\"}}";
    server.stubFor(post("/v1/jobs").willReturn(aResponse().withStatus(409).withBody(body)));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteConflictException.class)
        .hasMessage("Airbyte answered 409 to POST /v1/jobs: A sync is already running for: c");
  }

  @ParameterizedTest
  @CsvSource({"403", "404"})
  void hiddenConnectionIsEmpty(int status) {
    server.stubFor(get("/v1/connections/c").willReturn(aResponse().withStatus(status)));
    server.stubFor(get("/v1/workspaces?limit=1").willReturn(okJson("{\"data\":[]}")));

    assertThat(airbyte.connection("c")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "active, ACTIVE, false",
    "inactive, INACTIVE, true",
    "locked, LOCKED, true",
    "deprecated, DELETED, true",
    "dreaming, OTHER, false"
  })
  void readsEveryStatusOfAConnection(String word, ConnectionStatus status, boolean prevents) {
    server.stubFor(
        get("/v1/connections/c")
            .willReturn(
                okJson(
                    "{\"connectionId\":\"c\",\"name\":\"HubSpot\",\"workspaceId\":\"w\",\"status\":\""
                        + word
                        + "\"}")));

    Connection connection = airbyte.connection("c").orElseThrow();

    assertThat(connection)
        .isEqualTo(
            new Connection("c", "HubSpot", "w", status, false, new OwnSchedule.Unreadable("")));
    assertThat(connection.status().preventsSync()).isEqualTo(prevents);
    assertThat(airbyte.timelineOf(connection))
        .isEqualTo(server.baseUrl() + "/workspaces/w/connections/c/timeline");
  }

  /** Self-managed Airbyte puts a different host in {@code next}, also on the last page. */
  @Test
  void pagesByOffsetAndIgnoresNextLinks() {
    server.stubFor(
        get(urlPathEqualTo("/v1/workspaces"))
            .willReturn(
                okJson(
                    "{\"data\":[{\"workspaceId\":\"w1\"},{\"workspaceId\":\"w2\"}],\"next\":\"http://192.0.2.1/\"}")));
    page("w1", 0, 0, 100);
    page("w1", 100, 100, 103);
    page("w2", 0, 100, 105);

    List<Connection> connections = airbyte.connections(List.of());

    assertThat(connections)
        .extracting(Connection::connectionId)
        .doesNotHaveDuplicates()
        .hasSize(105);
    server.verify(1, getRequestedFor(urlPathEqualTo("/v1/workspaces")));
    server.verify(3, getRequestedFor(urlPathEqualTo("/v1/connections")));
  }

  @Test
  void stopsIfAServerIgnoresTheOffset() {
    server.stubFor(get(urlPathEqualTo("/v1/connections")).willReturn(okJson(rows(0, 150))));

    assertThat(airbyte.connections(List.of("w&1"))).hasSize(150);

    server.verify(
        2,
        getRequestedFor(urlPathEqualTo("/v1/connections"))
            .withQueryParam("workspaceIds", equalTo("w&1"))
            .withQueryParam("includeDeleted", equalTo("true"))
            .withQueryParam("limit", equalTo("100")));
  }

  private static void page(String workspace, int offset, int from, int to) {
    server.stubFor(
        get(urlPathEqualTo("/v1/connections"))
            .withQueryParam("workspaceIds", equalTo(workspace))
            .withQueryParam("offset", equalTo(Integer.toString(offset)))
            .willReturn(okJson(rows(from, to))));
  }

  private static String rows(int from, int to) {
    List<Map<String, String>> rows =
        IntStream.range(from, to).mapToObj(i -> Map.of("connectionId", "c" + i)).toList();
    return Json.write(Map.of("data", rows, "next", "http://192.0.2.1/v1/connections?offset=100"));
  }
}
