package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.secrets.Secret;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distinguishes a missing resource from a wrong address after a 404. */
final class WrongAddressTest {

  private static final String NAME = "airbyte/own";
  private static final String KEY = "abk_0123456789+/=";
  private static final String NOT_FOUND_OF_MICRONAUT =
      "{\"message\":\"Not Found\",\"_links\":{\"self\":{\"href\":\"/x\",\"templated\":false}},"
          + "\"_embedded\":{\"errors\":[{\"message\":\"Page Not Found\"}]}}";

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @RegisterExtension final Bench bench = new Bench();

  @ParameterizedTest
  @ValueSource(strings = {NOT_FOUND_OF_MICRONAUT, "{\"errorId\":\"e\"}", "{}", "", "<h1>404</h1>"})
  void serverWithoutTheRouteIsNotAirbyte(String body) {
    for (int status : new int[] {404, 405}) {
      server.resetAll();
      server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
      for (String path : List.of("/v1", "/api/public/v1", "/api/v1", "/airbyte")) {
        for (Runnable call : calls(open(path, Map.of("api_key", KEY)))) {
          assertThat(bench.caught(call))
              .isInstanceOf(AirbyteRefusedException.class)
              .satisfies(e -> assertThat(((AirbyteRefusedException) e).elsewhere()).isTrue())
              .satisfies(e -> assertThat(((AirbyteRefusedException) e).notFound()).isFalse())
              .hasMessageStartingWith(
                  "`api_url` in secret " + NAME + " does not lead to an Airbyte API: ")
              .hasMessageContaining(status + " to ");
        }
      }
    }
  }

  private static List<Runnable> calls(Airbyte airbyte) {
    return List.of(
        airbyte::workspaces,
        () -> airbyte.connections(List.of("w")),
        () -> airbyte.connection("c"),
        () -> airbyte.newestJobs("c", 1),
        () -> airbyte.job(Asked.job(7)),
        () -> airbyte.trigger("c", "sync", Duration.ofSeconds(9)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/v1 | use https://a.example/api/public/v1, or https://a.example/api/v1",
        "https://a.example | use https://a.example/api/public/v1, or",
        "https://a.example:8443/api | use https://a.example:8443/api/public/v1, or",
        "https://a.example/api/v1 | check its host and port, or use"
            + " https://a.example/api/public/v1",
        "https://a.example/in/api/v1 | or use https://a.example/in/api/public/v1",
        "https://a.example/api/public/v1 | check its host and port; an Airbyte before 0.57 has only"
            + " https://a.example/api/v1, and Cloud is https://api.airbyte.com/v1",
        "https://api.airbyte.com/api/public/v1 | use https://api.airbyte.com/v1",
        "https://cloud.airbyte.com/api/v1 | use https://api.airbyte.com/v1"
      })
  void suggestsAnAddress(String apiUrl, String advice) {
    var secret = Secret.parse(NAME, "{\"api_url\":\"" + apiUrl + "\"}");

    assertThat(Address.of(secret, Credentials.of(secret)).advice()).contains(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":404,\"title\":\"resource-not-found\",\"data\":{\"resourceType\":\"x\"}}",
        "{\"message\":\"Could not find x\",\"exceptionClassName\":\"errors.IdNotFound\"}"
      })
  void sendsNoSecondRequestIfAirbyteNamesTheResource(String body) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody(body)));

    assertThat(open("/v1", Map.of("api_key", KEY)).connection("c")).isEmpty();

    server.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void blamesTheResourceIfAnotherRouteExists() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("{}")));
    for (int status : new int[] {401, 403, 429, 500, 503}) {
      workspaces(aResponse().withStatus(status));
      assertThat(open("/v1", Map.of("api_key", KEY)).connection("c")).as("" + status).isEmpty();
    }
    workspaces(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(open("/v1", Map.of("api_key", KEY)).connection("c")).isEmpty();
    workspaces(okJson("{\"data\":[]}"));
    assertThat(open("/v1", Map.of("api_key", KEY)).connection("c")).isEmpty();
    assertThat(bench.pauses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404, 405})
  void htmlPageForAnExistingRouteMeansAWrongAddress(int status) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("{}")));
    workspaces(
        aResponse()
            .withStatus(status)
            .withHeader("Location", "/login")
            .withBody("<h1>Log in</h1>"));

    assertThat(bench.caught(() -> open("/v1", Map.of("api_key", KEY)).connection("c")))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageEndingWith(
            "(404 to GET /v1/connections/c, " + status + " to GET /v1/workspaces)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/public/v1", "/api/v1"})
  void namesTheTokenRouteIfOnlyThatIsMissing(String path) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    server.stubFor(get(path + "/health").willReturn(okJson("{\"available\":true}")));
    server.stubFor(
        post(path + "/applications/token")
            .willReturn(aResponse().withStatus(404).withBody(NOT_FOUND_OF_MICRONAUT)));

    assertThat(bench.caught(() -> open(path, application()).job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageContainingAll(
            "404 to POST " + path + "/applications/token",
            "Airbyte does not issue access tokens at "
                + server.baseUrl()
                + path
                + "/applications/token",
            "`api_url` in secret " + NAME);
  }

  @Test
  void reportsAWrongAddressForATokenRequest() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(404).withBody(NOT_FOUND_OF_MICRONAUT)));

    assertThat(bench.caught(() -> open("/v1", application()).job(Asked.job(7))))
        .isInstanceOf(AirbyteRefusedException.class)
        .hasMessageStartingWith("`api_url` in secret " + NAME + " does not lead to an Airbyte API")
        .hasMessageContaining("use " + server.baseUrl() + "/api/public/v1");
  }

  /** The oldest versions lack this call, so each poll would check the address too. */
  @Test
  void missingRouteOfAnOldVersionIsNotAWrongAddress() {
    server.stubFor(
        post("/api/v1/jobs/get_without_logs")
            .willReturn(aResponse().withStatus(404).withBody("{}")));
    server.stubFor(
        post("/api/v1/jobs/get").willReturn(okJson("{\"job\":{\"id\":7,\"status\":\"running\"}}")));

    assertThat(open("/api/v1", Map.of("api_key", KEY)).job(Asked.job(7)).jobId()).isEqualTo(7);

    server.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void sendsTheKeyToNoOtherHost() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("{}")));

    bench.caught(() -> open("/api/public/v1", Map.of("api_key", KEY)).connection("c"));

    assertThat(server.getAllServeEvents())
        .extracting(event -> URI.create(event.getRequest().getUrl()).getPath())
        .containsExactlyInAnyOrder("/api/public/v1/connections/c", "/api/public/v1/workspaces");
    server.verify(1, getRequestedFor(urlEqualTo("/api/public/v1/workspaces?limit=1")));
  }

  private static void workspaces(ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlPathEqualTo("/v1/workspaces")).willReturn(answer));
  }

  private static Map<String, String> application() {
    return Map.of("client_id", "id-1", "client_secret", "secret-of-1");
  }

  private Airbyte open(String path, Map<String, String> credentials) {
    Map<String, String> secret = new HashMap<>(credentials);
    secret.put("api_url", server.baseUrl() + path);
    bench.secrets().store(NAME, secret);
    bench.secrets().forget(NAME);
    var parts = bench.parts();
    return new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
        .open(NAME, bench.log());
  }
}
