package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both APIs accept an answer only if it is about the requested resource. */
final class BelievedAnswersTest {

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @RegisterExtension final Bench bench = new Bench();

  /** Answers of a starting gateway, a misconfigured proxy and a failed query. */
  static List<String> noLists() {
    return List.of(
        "{}",
        "{\"data\":null,\"jobs\":null,\"connections\":null,\"workspaces\":null}",
        "{\"data\":{},\"jobs\":{},\"connections\":{},\"workspaces\":{}}",
        "{\"data\":[7],\"jobs\":[7],\"connections\":[7],\"workspaces\":[7]}",
        "{\"data\":[null],\"jobs\":[null],\"connections\":[null],\"workspaces\":[null]}",
        "{\"data\":[{}],\"jobs\":[{}],\"connections\":[{}],\"workspaces\":[{}]}",
        "{\"data\":[{\"jobId\":\"7\"}],\"jobs\":[{\"job\":{\"id\":\"7\"}}],"
            + "\"connections\":[{\"connectionId\":7}],\"workspaces\":[{\"workspaceId\":7}]}",
        "{\"message\":\"upstream warming up\"}");
  }

  @ParameterizedTest
  @MethodSource("noLists")
  void refusesAnUnreadableList(String answer) {
    for (String path : List.of("/v1", "/api/v1")) {
      Airbyte airbyte = open(path);
      server.stubFor(any(anyUrl()).willReturn(okJson(answer)));

      for (Runnable list :
          List.<Runnable>of(
              airbyte::workspaces,
              () -> airbyte.connections(List.of("w")),
              () -> airbyte.newestJobs("c", 20))) {
        server.resetRequests();
        assertThat(bench.caught(list))
            .isInstanceOf(AirbyteUnavailableException.class)
            .hasMessageContaining("with unexpected content: `");
        assertThat(server.getAllServeEvents()).hasSize(3);
      }
    }
  }

  /** Also in the middle of a paged list. */
  @ParameterizedTest
  @MethodSource("noLists")
  void refusesAnUnreadablePage(String answer) {
    Airbyte airbyte = open("/v1");
    StringBuilder page = new StringBuilder("{\"data\":[");
    for (int i = 0; i < 100; i++) {
      page.append(i == 0 ? "" : ",").append("{\"workspaceId\":\"w").append(i).append("\"}");
    }
    server.stubFor(any(anyUrl()).willReturn(okJson(answer)));
    server.stubFor(
        any(urlPathMatching(".*"))
            .withQueryParam("offset", equalTo("0"))
            .willReturn(okJson(page + "]}")));

    assertThat(bench.caught(airbyte::workspaces)).isInstanceOf(AirbyteUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"message\":\"upstream warming up\"}",
        "{\"connectionId\":\"other\",\"name\":\"HubSpot\",\"status\":\"active\"}"
      })
  void refusesADifferentConnection(String answer) {
    for (String path : List.of("/v1", "/api/v1")) {
      Airbyte airbyte = open(path);
      server.stubFor(any(anyUrl()).willReturn(okJson(answer)));

      assertThat(bench.caught(() -> airbyte.connection("c")))
          .isInstanceOf(AirbyteUnavailableException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/api/v1"})
  void refusesConnectionsOfADifferentWorkspace(String path) {
    Airbyte airbyte = open(path);
    String rows = "[{\"connectionId\":\"c\",\"workspaceId\":\"other\",\"status\":\"active\"}]";
    server.stubFor(
        any(anyUrl()).willReturn(okJson("{\"data\":" + rows + ",\"connections\":" + rows + "}")));

    assertThat(bench.caught(() -> airbyte.connections(List.of("w"))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage("Airbyte listed connection c of workspace other instead of workspace w");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/api/v1"})
  void refusesJobsOfADifferentConnection(String path) {
    Airbyte airbyte = open(path);
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"data\":["
                        + publicJob(7, "other", "sync", "")
                        + "],\"jobs\":["
                        + configJob(7, "other", "sync", "")
                        + "]}")));

    assertThat(bench.caught(() -> airbyte.newestJobs("c", 20)))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage("Airbyte answered with job 7 of connection other instead of connection c");
  }

  /** The id, connection, type and creation time each identify a different job. */
  @ParameterizedTest
  @CsvSource({
    "8, c, sync, 2026-11-22T07:00:00Z, job 8",
    "7, other, sync, 2026-11-22T07:00:00Z, one of connection other",
    "7, c, clear, 2026-11-22T07:00:00Z, one of type clear",
    "7, c, sync, 2026-11-15T07:00:00Z, 'one that was created at 2026-11-15T07:00:00Z'",
    "7, c, sync, 2026-11-22T07:00:03Z, 'one that was created at 2026-11-22T07:00:03Z'"
  })
  void neitherAcceptsNorCancelsADifferentJob(
      long id, String connection, String type, String createdAt, String said) {
    KnownJob asked =
        new KnownJob(7, "c", "sync", Optional.of(Instant.parse("2026-11-22T07:00:00Z")));
    for (String path : List.of("/v1", "/api/v1")) {
      Airbyte airbyte = open(path);
      stubJob(path, id, connection, type, createdAt);

      assertThat(bench.caught(() -> airbyte.job(asked)))
          .isInstanceOf(JobHiddenException.class)
          .hasMessageContainingAll(
              "was asked about job 7 of connection c", "answered with " + said);
      assertThat(bench.caught(() -> airbyte.cancel(asked))).isInstanceOf(JobHiddenException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, C, sync, 2026-11-22T07:00:00Z",
    "7, c, refresh, 2026-11-22T07:00:02Z",
    "7, c, '', ''",
    "7, '', sync, ''"
  })
  void acceptsTheRequestedJob(long id, String connection, String type, String createdAt) {
    KnownJob asked =
        new KnownJob(7, "c", "sync", Optional.of(Instant.parse("2026-11-22T07:00:00Z")));
    for (String path : List.of("/v1", "/api/v1")) {
      Airbyte airbyte = open(path);
      stubJob(path, id, connection, type, createdAt);

      assertThat(airbyte.job(asked).status()).isEqualTo(JobStatus.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/api/v1"})
  void treatsAJobOfADifferentConnectionAsALostAnswer(String path) {
    Airbyte airbyte = open(path);
    stubJob(path, 7, "other", "sync", "");

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessageContaining("job 7 of connection other");
    assertThat(server.getAllServeEvents()).hasSize(1);
  }

  /** An implausible number does not affect other fields. */
  @ParameterizedTest
  @CsvSource({
    "-5, PT-5S, 1969-12-31T23:59:59Z",
    "9007199254740993, PT40000000000000000S, +99999-01-01T00:00:00Z",
    "-9223372036854775808, PT-40000000000000000S, 0001-01-01T00:00:00Z"
  })
  void ignoresImplausibleCountsAndTimes(String count, String duration, String time) {
    Airbyte airbyte = open("/v1");
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    ("{\"jobId\":7,\"status\":\"succeeded\",\"startTime\":\"%s\",\"duration\":\"%s\","
                         + "\"rowsSynced\":%s,\"bytesSynced\":%s}")
                        .formatted(time, duration, count, count))));

    Job job = airbyte.job(Asked.job(7));

    assertThat(job.rows()).isEmpty();
    assertThat(job.bytes()).isEmpty();
    assertThat(job.duration()).isEmpty();
    assertThat(job.createdAt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 1795312800, 1795312799",
    "9007199254740993, 1795312800000, 1795312860000",
    "1e400, 1e18, -1e18"
  })
  void ignoresImplausibleCountsAndTimesInTheOlderApi(String count, String created, String updated) {
    Airbyte airbyte = open("/api/v1");
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    ("{\"job\":{\"id\":7,\"status\":\"succeeded\",\"createdAt\":%s,\"updatedAt\":%s,"
                         + "\"aggregatedStats\":{\"recordsCommitted\":%s,\"bytesCommitted\":%s}}}")
                        .formatted(created, updated, count, count))));

    Job job = airbyte.job(Asked.job(7));

    assertThat(job.rows()).isEmpty();
    assertThat(job.bytes()).isEmpty();
    assertThat(job.duration()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\u200b\\u00ad", "\\n\\t", "\\ufeff"})
  void usesTheIdForAnInvisibleName(String name) {
    for (String path : List.of("/v1", "/api/v1")) {
      Airbyte airbyte = open(path);
      server.stubFor(
          any(anyUrl())
              .willReturn(
                  okJson(
                      "{\"connectionId\":\"c\",\"status\":\"active\",\"name\":\"" + name + "\"}")));

      assertThat(airbyte.connection("c").orElseThrow().name()).isEqualTo("c");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/api/v1"})
  void error500OfASwitchedOffConnectionIsAConflict(String path) {
    Airbyte airbyte = open(path);
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"connectionId\":\"c\",\"status\":\"inactive\",\"data\":[],\"jobs\":[]}")));
    server.stubFor(
        post(urlPathMatching("/v1/jobs|/api/v1/connections/sync"))
            .willReturn(aResponse().withStatus(500).withBody("{\"errorId\":\"e\"}")));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteConflictException.class);
  }

  private Airbyte open(String path) {
    server.resetAll();
    bench
        .secrets()
        .store(path, Map.of("api_url", server.baseUrl() + path, "api_key", "abk-1234567"));
    var parts = bench.parts();
    return new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
        .open(path, bench.log());
  }

  private static void stubJob(
      String path, long id, String connection, String type, String createdAt) {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    path.equals("/v1")
                        ? publicJob(id, connection, type, createdAt)
                        : configJob(id, connection, type, createdAt))));
  }

  private static String publicJob(long id, String connection, String type, String createdAt) {
    return ("{\"jobId\":%d,\"status\":\"succeeded\",\"connectionId\":\"%s\",\"jobType\":\"%s\","
            + "\"startTime\":\"%s\"}")
        .formatted(id, connection, type, createdAt);
  }

  private static String configJob(long id, String connection, String type, String createdAt) {
    return ("{\"job\":{\"id\":%d,\"status\":\"succeeded\",\"configId\":\"%s\",\"configType\":\"%s\""
            + "%s}}")
        .formatted(
            id,
            connection,
            type,
            createdAt.isEmpty()
                ? ""
                : ",\"createdAt\":" + Instant.parse(createdAt).getEpochSecond());
  }
}
