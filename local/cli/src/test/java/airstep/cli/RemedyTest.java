package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run and a check use the same text for a problem with the connection to Airbyte. */
class RemedyTest {

  private static final String FLOW =
      "connections: ["
          + OutsideAirbyte.CONNECTION
          + "]\ntimeout: 1m\npoll: 10s\nretries: {count: 1, delay: 1s}\n";

  private static final String NOT_FOUND_OF_MICRONAUT =
      "{\"message\":\"Not Found\",\"_embedded\":{\"errors\":[{\"message\":\"Page Not Found\"}]}}";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @ParameterizedTest
  @CsvSource({"/v1", "/api/public/v1", "/api/v1", "/airbyte/api", "''"})
  void aWrongAddressIsNamedWithTheFormsToTry(String path) {
    for (String body : List.of(NOT_FOUND_OF_MICRONAUT, "<h1>404 page not found</h1>")) {
      everythingAnswers(aResponse().withStatus(404).withBody(body));
      assertSameWords(
          Map.of("api_url", SERVER.baseUrl() + path, "api_key", OutsideAirbyte.KEY),
          "`api_url` in secret airbyte/api-credentials does not lead to an Airbyte API",
          SERVER.baseUrl() + "/api/" + (path.startsWith("/api/public") ? "v1" : "public/v1"));
    }
  }

  @Test
  void aMissingTokenRouteIsNamed() {
    airbyte.whoseJobs("succeeded");
    SERVER.stubFor(
        post(urlPathEqualTo("/api/public/v1/applications/token"))
            .willReturn(aResponse().withStatus(404).withBody(NOT_FOUND_OF_MICRONAUT)));

    assertSameWords(
        Map.of("api_url", airbyte.api(), "client_id", "id-1", "client_secret", "secret-of-1"),
        "404 to POST /api/public/v1/applications/token",
        "does not issue access tokens at " + airbyte.api() + "/applications/token",
        "check `api_url` in secret airbyte/api-credentials");
  }

  @Test
  void aClosedPortIsNamed() {
    airbyte.whoseJobs("succeeded");
    try (ClosedPort closed = ClosedPort.any()) {
      String address = "127.0.0.1:" + closed.port();
      assertSameWords(
          Map.of("api_url", "http://" + address + "/api/public/v1", "api_key", "a-key"),
          "no answer from " + address + " to GET /api/public/v1/",
          "connection refused: check that Airbyte is running there and that the port in `api_url`"
              + " in secret airbyte/api-credentials is right");
    }
  }

  @Test
  void advisesAnApplicationIfAirbyteRefusesUsernames() {
    everythingAnswers(aResponse().withStatus(401));

    assertSameWords(
        Map.of("api_url", airbyte.api(), "username", "airbyte", "password", "pass-of-tests"),
        "Airbyte 2.2 and later do not accept a user and password on the API",
        "create an application in Airbyte's settings",
        "`client_id` and `client_secret`",
        "For an older Airbyte, check `username` and `password`");
  }

  @Test
  void aRunNamesAMissingRole() {
    airbyte.whoseJobs("succeeded");
    SERVER.stubFor(
        post(urlPathEqualTo("/api/public/v1/jobs"))
            .willReturn(aResponse().withStatus(403).withBody("{\"errorId\":\"e-1\"}")));
    Map<String, String> secret = Map.of("api_url", airbyte.api(), "api_key", OutsideAirbyte.KEY);

    Ran run = ran(secret, "run", "--clock", "virtual");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("the role Workspace Runner or a higher one", "in the connection's workspace")
        .contains("(errorId e-1)");

    Ran check = ran(secret, "check");
    assertThat(check.code()).isZero();
    assertThat(check.out()).contains("not tested: whether this key may start jobs");
  }

  private void assertSameWords(Map<String, String> secret, String... words) {
    for (String command : List.of("run", "check")) {
      Ran ran =
          command.equals("run") ? ran(secret, command, "--clock", "virtual") : ran(secret, command);
      assertThat(ran.code()).as("%s: %s", command, ran.err()).isEqualTo(1);
      assertThat(ran.out())
          .as("%s: %s", command, ran.err())
          .contains(words)
          .doesNotContain("Airbyte has no connection", "may not list workspaces");
    }
  }

  private Ran ran(Map<String, String> secret, String command, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = command;
    all[1] = "daily";
    all[2] = "--secrets";
    all[3] = airbyte.secrets(directory, secret).toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return Ran.on(Ran.flow(directory, "daily", FLOW), all);
  }

  private static void everythingAnswers(ResponseDefinitionBuilder answer) {
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
    SERVER.stubFor(post(urlPathEqualTo("/slack")).willReturn(okJson("ok")));
  }
}
