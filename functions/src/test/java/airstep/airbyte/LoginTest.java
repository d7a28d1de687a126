package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import airstep.secrets.SecretUnusableException;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials for a self-managed Airbyte with the older API. */
final class LoginTest {

  private static final String NAME = "airbyte/own";
  private static final String JOB = "{\"job\":{\"id\":7,\"status\":\"running\"}}";

  /** {@code airbyte:pass word ü}, as UTF-8. */
  private static final String BASIC = "Basic YWlyYnl0ZTpwYXNzIHdvcmQgw7w=";

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();

  @Test
  void sendsUsernameAndPassword() {
    store(Map.of("username", "airbyte", "password", "pass word ü"));
    server.stubFor(
        post("/api/v1/jobs/get_without_logs")
            .withHeader("Authorization", equalTo(BASIC))
            .willReturn(okJson(JOB)));

    assertThat(airbyte().job(Asked.job(7)).status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void sendsNoCredentialsIfNoneAreRequired() {
    store(Map.of());
    server.stubFor(any(anyUrl()).willReturn(okJson(JOB)));

    airbyte().job(Asked.job(7));

    server.verify(1, anyRequestedFor(anyUrl()).withoutHeader("Authorization"));
  }

  @Test
  void sendsAnApiKey() {
    store(Map.of("api_key", "abk_1234567"));
    server.stubFor(any(anyUrl()).willReturn(okJson(JOB)));

    airbyte().job(Asked.job(7));

    server.verify(
        1, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer abk_1234567")));
  }

  /** The older API does not return {@code expires_in}. */
  @Test
  void cachesATokenOfUnknownLifetimeForLessThanThreeMinutes() {
    store(Map.of("client_id", "app", "client_secret", "app-secret"));
    server.stubFor(
        post("/api/v1/applications/token")
            .withRequestBody(
                equalToJson("{\"client_id\":\"app\",\"client_secret\":\"app-secret\"}", true, true))
            .willReturn(okJson("{\"access_token\":\"token-1\"}")));
    server.stubFor(
        post("/api/v1/jobs/get_without_logs")
            .withHeader("Authorization", equalTo("Bearer token-1"))
            .willReturn(okJson(JOB)));
    Airbyte airbyte = airbyte();

    airbyte.job(Asked.job(7));
    bench.clock().advance(Duration.ofSeconds(143));
    airbyte.job(Asked.job(7));
    server.verify(1, postRequestedFor(urlEqualTo("/api/v1/applications/token")));
    bench.clock().advance(Duration.ofSeconds(1));
    airbyte.job(Asked.job(7));
    server.verify(2, postRequestedFor(urlEqualTo("/api/v1/applications/token")));
  }

  @Test
  void readsTheSecretAgainAfterAPasswordChange() {
    store(Map.of("username", "airbyte", "password", "old-password"));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("<html>401")));
    server.stubFor(
        any(anyUrl()).withHeader("Authorization", equalTo(BASIC)).willReturn(okJson(JOB)));
    Airbyte airbyte = airbyte();
    store(Map.of("username", "airbyte", "password", "pass word ü"));

    assertThat(airbyte.trigger("c", "sync", Duration.ofSeconds(9)).jobId()).isEqualTo(7);

    assertThat(bench.secrets().forgotten()).containsExactly(NAME);
    server.verify(2, anyRequestedFor(anyUrl()));
  }

  /** A step must not use both APIs, or the effect of a trigger would be unknown. */
  @Test
  void refusesAnApiChangeDuringACall() {
    store(Map.of("username", "airbyte", "password", "old-password"));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    Airbyte airbyte = airbyte();
    bench.secrets().store(NAME, Map.of("api_url", server.baseUrl() + "/api/public/v1"));

    assertThat(bench.caught(() -> airbyte.trigger("c", "sync", Duration.ofSeconds(9))))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessage("`api_url` in secret " + NAME + " has just changed to a different API");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void namesTheRejectedCredentials() {
    store(Map.of("username", "airbyte", "password", "wrong-password"));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll(
            "401",
            "the `username` and `password` in secret " + NAME,
            "Airbyte 2.2 and later do not accept a user and password",
            "`client_id` and `client_secret`",
            "check `username` and `password`");
  }

  @Test
  void hidesAReturnedPasswordAndHeader() {
    store(Map.of("username", "airbyte", "password", "pass word ü"));
    server.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(400).withBody("got " + BASIC + " and pass word ü")));

    assertThat(bench.caught(() -> airbyte().job(Asked.job(7))))
        .hasMessageContaining("got Basic *** and ***");
  }

  @Test
  void refusesToSendAPasswordOverPlainHttp() {
    bench
        .secrets()
        .store(
            NAME,
            Map.of(
                "api_url", "http://192.0.2.1:8000/api/v1",
                "username", "airbyte",
                "password", "hidden-password"));

    assertThat(bench.caught(this::airbyte))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("plain http", "use https");
  }

  @ParameterizedTest
  @CsvSource({"username, password", "password, username", "client_id, client_secret"})
  void requiresBothFields(String given, String missing) {
    store(Map.of(given, "hidden-half"));

    assertThat(bench.caught(this::airbyte))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret " + NAME, "`" + given + "`", "`" + missing + "`");
  }

  @Test
  void refusesAColonInAUsername() {
    store(Map.of("username", "air:byte", "password", "hidden-password"));

    assertThat(bench.caught(this::airbyte))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("`username`", "colon", NAME);
  }

  @Test
  void refusesMoreThanOneKindOfCredentials() {
    store(Map.of("api_key", "hidden-key", "username", "airbyte", "password", "hidden-password"));

    assertThat(bench.caught(this::airbyte))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll(NAME, "keep only one of", "`api_key`", "`username`");
  }

  private Airbyte airbyte() {
    var parts = bench.parts();
    return new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
        .open(NAME, bench.log());
  }

  private void store(Map<String, String> credentials) {
    Map<String, String> fields = new LinkedHashMap<>(credentials);
    fields.put("api_url", server.baseUrl() + "/api/v1");
    bench.secrets().store(NAME, fields);
  }
}
