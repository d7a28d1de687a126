package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AirbyteCallsTest {

  private static final String NAME = "airbyte/api-credentials";
  private static final String KEY = "abk_0123456789+/=";
  private static final String JOB =
      "{\"jobId\":7,\"status\":\"running\",\"startTime\":\"2026-11-22T02:00Z\"}";

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();

  @BeforeEach
  void storeKey() {
    store(Map.of("api_key", KEY));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 520})
  void retriesAGetAfterATemporaryStatus(int status) {
    answerInTurn(aResponse().withStatus(status), aResponse().withStatus(status), okJson(JOB));

    assertThat(airbyte().job(Asked.job(7)).status()).isEqualTo(JobStatus.RUNNING);

    assertThat(bench.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(bench.logLines())
        .extracting(line -> line.needWhole("attempt"))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void retriesAGetAfterABrokenConnection() {
    answerInTurn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), okJson(JOB));

    assertThat(airbyte().job(Asked.job(7)).jobId()).isEqualTo(7);

    assertThat(bench.pauses()).containsExactly(Duration.ofSeconds(1));
    assertThat(bench.logLines().getFirst().text("failure")).hasValue("IOException");
  }

  @Test
  void treatsAForeign404AsAWrongAddress() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("<p>no page</p>")));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageStartingWith("`api_url` in secret " + NAME + " does not lead to an Airbyte API")
        .hasMessageEndingWith(
            "(404 to GET /api/public/v1/jobs/7 with something other than JSON: no page)");
  }

  @Test
  void stopsAfterThreeAttempts() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withBody("<h1>busy</h1>")));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage("Airbyte answered 503 to GET /api/public/v1/jobs/7: busy");

    server.verify(3, anyRequestedFor(anyUrl()));
    assertThat(bench.pauses()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "400, the request is invalid",
    "403, the credentials lack permission for this",
    "406, no reason given",
    "409, the current state does not allow this",
    "422, the request is invalid"
  })
  void doesNotRetryARefusal(int status, String meaning) {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("{\"errorId\":\"e\"}")));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessage(
            "Airbyte answered "
                + status
                + " to GET /api/public/v1/jobs/7: "
                + meaning
                + " (errorId e)");

    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429, 503})
  void neverRetriesAChange(int status) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("<html>")));
    Airbyte airbyte = airbyte();

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class);
    assertThat(bench.caught(() -> airbyte.cancel(Asked.job(7))))
        .isInstanceOf(AirbyteUnavailableException.class);

    server.verify(2, anyRequestedFor(anyUrl()));
    assertThat(bench.pauses()).isEmpty();
  }

  @Test
  void neverRetriesAChangeAfterATimeout() {
    server.stubFor(any(anyUrl()).willReturn(okJson(JOB).withFixedDelay(3000)));

    assertThat(bench.caught(() -> airbyte().trigger("c", "sync", Duration.ofMillis(300))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage(
            "no answer from localhost:"
                + server.getPort()
                + " to POST /api/public/v1/jobs: no complete answer within 0.3 s");

    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void reportsAWrongAddressForAnHtmlPage() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("<html><b>Airbyte</b></html>")));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll("200", "JSON: Airbyte", "`api_url` in secret " + NAME);
  }

  @Test
  void followsNoRedirect() {
    server.stubFor(
        get(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "/login")));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll("302", "`api_url` in secret " + NAME);
  }

  @Test
  void sendsTheKey() {
    server.stubFor(any(anyUrl()).willReturn(okJson(JOB)));

    airbyte().job(Asked.job(7));

    server.verify(
        getRequestedFor(urlEqualTo("/api/public/v1/jobs/7"))
            .withHeader("Authorization", equalTo("Bearer " + KEY))
            .withHeader("Accept", equalTo("application/json")));
  }

  @Test
  void sendsNoAuthorizationWithoutCredentials() {
    store(Map.of());
    server.stubFor(any(anyUrl()).willReturn(okJson(JOB)));

    airbyte().job(Asked.job(7));

    server.verify(getRequestedFor(anyUrl()).withoutHeader("Authorization"));
  }

  @Test
  void readsTheSecretAgainAfterRotation() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    server.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer abk_new"))
            .willReturn(okJson(JOB)));
    Airbyte airbyte = airbyte();
    store(Map.of("api_key", "abk_new"));

    assertThat(airbyte.trigger("c", "sync", Duration.ofSeconds(9)).jobId()).isEqualTo(7);
    assertThat(airbyte.job(Asked.job(7)).jobId()).isEqualTo(7);

    assertThat(bench.secrets().forgotten()).containsExactly(NAME);
    server.verify(3, anyRequestedFor(anyUrl()));
  }

  @Test
  void namesTheRejectedKey() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("no " + KEY)));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll("401", "GET /api/public/v1/jobs/7", "`api_key` in secret " + NAME);

    assertThat(bench.secrets().forgotten()).containsExactly(NAME);
    server.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void explainsWhichCredentialsToAdd() {
    store(Map.of());
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .hasMessageContainingAll("secret " + NAME, "add `api_key`, or `client_id`");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 409, 503})
  void hidesAReturnedKey(int status) {
    String echo = "you sent " + KEY + ", or abk_0123456789%2B%2F%3D, or abk_0123456789+\\/=";
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(echo)));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .hasMessageContaining("you sent ***, or ***, or ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "schlüssel", "line\nline"})
  void refusesAKeyThatIsInvalidInAHeader(String key) {
    store(Map.of("api_key", key));

    assertThat(bench.caught(this::airbyte))
        .isInstanceOf(airstep.secrets.SecretUnusableException.class)
        .hasMessageContainingAll("`api_key`", NAME, "copy the key again");
  }

  @Test
  void logsEachCallWithoutItsQuery() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{\"data\":[]}")));

    airbyte().newestJobs("c-1", 3);

    assertThat(bench.logLines()).hasSize(1);
    Map<String, Object> line = bench.logLines().getFirst().fields();
    assertThat(line)
        .containsEntry("timestamp", "2026-11-22T07:00:00Z")
        .containsEntry("level", "INFO")
        .containsEntry("message", "http")
        .containsEntry("step", "Test")
        .containsEntry("execution", Bench.EXECUTION)
        .containsEntry("method", "GET")
        .containsEntry("path", "/api/public/v1/jobs")
        .containsEntry("status", 200L)
        .containsEntry("attempt", 1L)
        .containsEntry("milliseconds", 0L)
        .hasSize(10);
  }

  private Airbyte airbyte() {
    var parts = bench.parts();
    return new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
        .open(NAME, bench.log());
  }

  private void store(Map<String, String> credentials) {
    Map<String, String> fields = new HashMap<>(credentials);
    fields.put("api_url", server.baseUrl() + "/api/public/v1");
    bench.secrets().store(NAME, fields);
  }

  private static void answerInTurn(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      server.stubFor(
          any(anyUrl())
              .inScenario("turns")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willSetStateTo("turn " + (i + 1))
              .willReturn(answers[i]));
    }
  }
}
