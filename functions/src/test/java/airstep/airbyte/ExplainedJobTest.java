package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.http.Http;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the reason of a failed job when the public API is used. */
final class ExplainedJobTest {

  private static final String CONNECTION = "00000000-0000-4000-8000-00000000000a";
  private static final String KEY = "abk_0123456789+/=";
  private static final String OLDER = "/api/v1/jobs/get_without_logs";
  private static final String REASON = about(7, CONNECTION, "failed");

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @RegisterExtension final Bench bench = new Bench();

  @BeforeEach
  void storeKey() {
    store("/api/public/v1", Map.of("api_key", KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/data/airbyte"})
  void readsTheOlderApiOfTheSameHostWithTheSameKey(String prefix) {
    store(prefix + "/api/public/v1", Map.of("api_key", KEY));
    older(prefix + OLDER, okJson(REASON));

    Job job = explained("failed");

    assertThat(job.failure())
        .hasValue(new JobFailure("destination", "config_error", "wrong password"));
    assertThat(job.rows()).hasValue(3);
    server.verify(
        1,
        postRequestedFor(urlEqualTo(prefix + OLDER))
            .withHeader("Authorization", equalTo("Bearer " + KEY))
            .withRequestBody(equalToJson("{\"id\":7}")));
  }

  @Test
  void sendsTheTokenOfTheJobRequest() {
    store("/api/public/v1", Map.of("client_id", "id-1", "client_secret", "secret-1"));
    server.stubFor(
        post("/api/public/v1/applications/token")
            .willReturn(okJson("{\"access_token\":\"token-1\",\"expires_in\":900}")));
    older(OLDER, okJson(REASON));

    assertThat(explained("failed").failure()).isPresent();

    server.verify(
        1,
        postRequestedFor(urlEqualTo(OLDER)).withHeader("Authorization", equalTo("Bearer token-1")));
    server.verify(1, postRequestedFor(urlEqualTo("/api/public/v1/applications/token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"succeeded", "cancelled", "running", "incomplete", "later-word"})
  void readsTheReasonOnlyOfFailedJobs(String status) {
    older(OLDER, okJson(REASON));

    assertThat(explained(status).failure()).isEmpty();

    server.verify(0, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/proxied"})
  void sendsNothingWithoutAnOlderApi(String path) {
    store(path, Map.of("api_key", KEY));

    assertThat(explained("failed").failure()).isEmpty();

    server.verify(0, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @MethodSource
  void ignoresEveryOtherAnswer(ResponseDefinitionBuilder answer) {
    older(OLDER, answer);
    Airbyte airbyte = airbyte();
    Job job = job(airbyte, "failed");

    assertThat(airbyte.explained(job, CONNECTION)).isEqualTo(job);

    server.verify(1, postRequestedFor(anyUrl()));
    assertThat(bench.secrets().forgotten()).isEmpty();
    assertThat(bench.pauses()).isEmpty();
    assertThat(bench.logLines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.needText("level")).isEqualTo("INFO"));
  }

  static Stream<ResponseDefinitionBuilder> ignoresEveryOtherAnswer() {
    List<ResponseDefinitionBuilder> answers = new ArrayList<>();
    for (int status : new int[] {201, 204, 302, 400, 401, 403, 404, 409, 429, 500, 503}) {
      answers.add(
          aResponse()
              .withStatus(status)
              .withHeader("Location", server.baseUrl() + "/login")
              .withBody(REASON));
    }
    for (String body :
        List.of(
            "",
            "<html>Airbyte</html>",
            "[]",
            "null",
            "{}",
            "[".repeat(5000),
            "{\"job\":null}",
            "{\"job\":{\"id\":\"7\"}}",
            about(8, CONNECTION, "failed"),
            about(7, "00000000-0000-4000-8000-00000000000b", "failed"),
            about(7, CONNECTION, "succeeded"),
            REASON.replace("\"configId\"", "\"otherId\""),
            REASON.replace("\"attempts\"", "\"other\""),
            REASON.substring(0, REASON.length() - 1))) {
      answers.add(aResponse().withBody(body));
    }
    for (Fault fault : Fault.values()) {
      answers.add(aResponse().withFault(fault));
    }
    return answers.stream();
  }

  @Test
  void waitsAtMostFiveSeconds() {
    List<Http.Request> sent = new ArrayList<>();
    Http http =
        request -> {
          sent.add(request);
          if (request.method().equals("POST")) {
            throw new SocketTimeoutException("no complete answer within 5.0 s");
          }
          return new Http.Response(200, Map.of(), read("failed"));
        };
    var parts = bench.parts();
    Airbyte airbyte =
        new Airbytes(http, parts.secrets(), parts.clock(), parts.pause()).open("s", bench.log());
    Job job = airbyte.job(new KnownJob(7, CONNECTION, "sync", Optional.empty()));

    assertThat(airbyte.explained(job, CONNECTION)).isEqualTo(job);
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void hidesTheKeyInAReason() {
    older(OLDER, okJson(REASON.replace("wrong password", "no such key: " + KEY)));

    assertThat(explained("failed").failure().orElseThrow().message()).isEqualTo("no such key: ***");
  }

  /** A redirect may lead to another host, which must not receive the key. */
  @Test
  void followsNoRedirect() {
    older(
        OLDER, aResponse().withStatus(307).withHeader("Location", server.baseUrl() + "/elsewhere"));

    assertThat(explained("failed").failure()).isEmpty();

    server.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
  }

  private Job explained(String status) {
    Airbyte airbyte = airbyte();
    return airbyte.explained(job(airbyte, status), CONNECTION);
  }

  private static Job job(Airbyte airbyte, String status) {
    server.stubFor(get(anyUrl()).willReturn(okJson(read(status))));
    return airbyte.job(new KnownJob(7, CONNECTION, "sync", Optional.empty()));
  }

  private static String read(String status) {
    return "{\"jobId\":7,\"status\":\""
        + status
        + "\",\"jobType\":\"sync\",\"connectionId\":\""
        + CONNECTION
        + "\",\"rowsSynced\":3}";
  }

  private static String about(long id, String connectionId, String status) {
    String failure =
        "{\"failureOrigin\":\"destination\",\"failureType\":\"config_error\","
            + "\"externalMessage\":\"wrong password\"}";
    return "{\"job\":{\"id\":"
        + id
        + ",\"configType\":\"sync\",\"configId\":\""
        + connectionId
        + "\",\"status\":\""
        + status
        + "\"},\"attempts\":[{\"attempt\":{\"failureSummary\":{\"failures\":["
        + failure
        + "]}}}]}";
  }

  private static void older(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(post(path).willReturn(answer));
  }

  private void store(String path, Map<String, String> credentials) {
    Map<String, String> secret = new HashMap<>(credentials);
    secret.put("api_url", server.baseUrl() + path);
    bench.secrets().store("s", secret);
  }

  private Airbyte airbyte() {
    var parts = bench.parts();
    return new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
        .open("s", bench.log());
  }
}
