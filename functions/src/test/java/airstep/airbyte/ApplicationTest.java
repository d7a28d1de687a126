package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import airstep.secrets.SecretUnusableException;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges an application's id and secret for a token, and caches the token. */
final class ApplicationTest {

  private static final String NAME = "airbyte/application";
  private static final String BASE = "/api/public/v1";
  private static final String TOKEN = BASE + "/applications/token";
  private static final String JOB = BASE + "/jobs/7";

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();

  private Airbytes airbytes;

  @BeforeEach
  void open() {
    store("client-secret-1");
    bench.secrets().alsoHidden("token-1");
    bench.secrets().alsoHidden("token-2");
    var parts = bench.parts();
    airbytes = new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause());
    server.stubFor(
        get(JOB)
            .willReturn(okJson("{\"jobId\":7,\"status\":\"succeeded\",\"duration\":\"PT1S\"}")));
  }

  @Test
  void exchangesTheSecretForAToken() {
    giveToken("{\"access_token\":\"token-1\",\"expires_in\":900}");

    look();

    server.verify(
        postRequestedFor(urlEqualTo(TOKEN))
            .withoutHeader("Authorization")
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    "{\"client_id\":\"app\",\"client_secret\":\"client-secret-1\",\"grant-type\":\"client_credentials\"}")));
    server.verify(
        getRequestedFor(urlEqualTo(JOB)).withHeader("Authorization", equalTo("Bearer token-1")));
  }

  @Test
  void usesATokenForFourFifthsOfItsLifetime() {
    giveToken("{\"access_token\":\"token-1\",\"expires_in\":900}");

    look();
    bench.clock().advance(Duration.ofSeconds(719));
    look();
    server.verify(1, postRequestedFor(urlEqualTo(TOKEN)));
    bench.clock().advance(Duration.ofSeconds(1));
    look();

    server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
  }

  @Test
  void assumesThreeMinutesForAnUnknownLifetime() {
    giveToken("{\"access_token\":\"token-1\"}");

    look();
    bench.clock().advance(Duration.ofSeconds(143));
    look();
    server.verify(1, postRequestedFor(urlEqualTo(TOKEN)));
    bench.clock().advance(Duration.ofSeconds(1));
    look();

    server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "9223372036854775807", "1e300"})
  void acceptsAnImplausibleLifetime(String life) {
    giveToken("{\"access_token\":\"token-1\",\"expires_in\":" + life + "}");

    assertThat(look().status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  void requestsANewTokenAfterARejection() {
    giveToken("{\"access_token\":\"token-1\",\"expires_in\":900}");
    look();
    giveToken("{\"access_token\":\"token-2\",\"expires_in\":900}");
    server.stubFor(
        get(JOB)
            .withHeader("Authorization", equalTo("Bearer token-1"))
            .willReturn(aResponse().withStatus(401).withBody("expired token-1")));

    look();
    look();

    server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
    assertThat(bench.secrets().forgotten()).containsExactly(NAME);
  }

  @Test
  void readsTheSecretAgainAfterRotation() {
    giveToken("{\"access_token\":\"token-1\"}");
    server.stubFor(
        post(TOKEN)
            .withRequestBody(equalToJson("{\"client_secret\":\"client-secret-1\"}", true, true))
            .willReturn(aResponse().withStatus(400)));
    Airbyte airbyte = airbytes.open(NAME, bench.log());
    store("client-secret-2");

    assertThat(airbyte.job(Asked.job(7)).jobId()).isEqualTo(7);

    assertThat(bench.secrets().forgotten()).containsExactly(NAME);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 422})
  void namesTheRejectedApplication(int status) {
    server.stubFor(
        post(TOKEN).willReturn(aResponse().withStatus(status).withBody("no: client-secret-1")));

    assertThat(bench.caught(this::look))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll(
            "Airbyte answered " + status + " to POST " + TOKEN,
            "the application in secret " + NAME,
            "`client_id`");

    server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
  }

  @Test
  void isUnavailableWithoutAToken() {
    server.stubFor(
        post(TOKEN).willReturn(aResponse().withStatus(503).withBody("busy: client-secret-1")));

    assertThat(bench.caught(this::look)).isInstanceOf(AirbyteUnavailableException.class);
    giveToken("{}");
    assertThat(bench.caught(this::look))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage("Airbyte answered POST " + TOKEN + " without an `access_token`");
  }

  @Test
  void hidesAReturnedToken() {
    giveToken("{\"access_token\":\"token-1\",\"expires_in\":900}");
    server.stubFor(get(JOB).willReturn(aResponse().withStatus(400).withBody("bad: token-1")));

    assertThat(bench.caught(this::look)).hasMessageEndingWith("bad: ***");
  }

  @Test
  void sendsNoTokenToADifferentAirbyte() {
    giveToken("{\"access_token\":\"token-1\",\"expires_in\":900}");
    look();
    bench
        .secrets()
        .store(
            "airbyte/other",
            Map.of(
                "api_url", server.baseUrl() + "/other",
                "client_id", "app",
                "client_secret", "other-secret"));
    server.stubFor(
        post("/other/applications/token").willReturn(okJson("{\"access_token\":\"token-2\"}")));
    server.stubFor(
        get("/other/jobs/7")
            .withHeader("Authorization", equalTo("Bearer token-2"))
            .willReturn(okJson("{\"jobId\":7,\"status\":\"failed\"}")));

    assertThat(airbytes.open("airbyte/other", bench.log()).job(Asked.job(7)).status())
        .isEqualTo(JobStatus.FAILED);
  }

  @Test
  void requiresClientIdAndClientSecret() {
    bench
        .secrets()
        .store("half", Map.of("api_url", server.baseUrl(), "client_secret", "hidden-half"));

    assertThat(bench.caught(() -> airbytes.open("half", bench.log())))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret half", "`client_id`", "`client_secret`");
  }

  private Job look() {
    return airbytes.open(NAME, bench.log()).job(Asked.job(7));
  }

  private static void giveToken(String answer) {
    ResponseDefinitionBuilder response = okJson(answer);
    server.stubFor(post(TOKEN).willReturn(response));
  }

  private void store(String clientSecret) {
    Map<String, String> fields = new HashMap<>();
    fields.put("api_url", server.baseUrl() + "/api/public/v1");
    fields.put("client_id", "app");
    fields.put("client_secret", clientSecret);
    bench.secrets().store(NAME, fields);
  }
}
