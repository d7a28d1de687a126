package airstep.airbyte;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explains why a job cannot be started, in both APIs. */
final class TriggerRefusalTest {

  private static final String SHOWN =
      "{\"connectionId\":\"c\",\"name\":\"HubSpot\",\"workspaceId\":\"w\",\"status\":\"active\"}";

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @RegisterExtension final Bench bench = new Bench();

  @ParameterizedTest
  @CsvSource({"sync, Workspace Runner", "clear, Workspace Editor"})
  void namesTheMissingRole(String job, String role) {
    connection(okJson(SHOWN));
    String says =
        ": the credentials lack permission for this; the credentials can see the connection but"
            + " cannot start jobs: give their user the role "
            + role
            + " or a higher one in the connection's workspace (errorId e)";

    assertThat(refusal("/v1", job)).isEqualTo("Airbyte answered 403 to POST /v1/jobs" + says);
    assertThat(refusal("/api/v1", job))
        .isEqualTo(
            "Airbyte answered 403 to POST /api/v1/connections/"
                + (job.equals("clear") ? "reset" : "sync")
                + says);
    server.verify(1, postRequestedFor(urlEqualTo("/v1/jobs")));
  }

  @Test
  void reportsAHiddenConnectionLikeACheck() {
    connection(aResponse().withStatus(403).withBody("{\"errorId\":\"f\"}"));

    assertThat(refusal("/v1", "sync"))
        .contains("; " + Connection.unknown("c"))
        .endsWith("(errorId e)")
        .doesNotContain("Workspace Runner");
  }

  @Test
  void addsNothingIfTheConnectionIsUnknown() {
    connection(aResponse().withStatus(503));

    assertThat(refusal("/v1", "sync"))
        .isEqualTo(
            "Airbyte answered 403 to POST /v1/jobs: the credentials lack permission for this"
                + " (errorId e)");
  }

  private static void connection(ResponseDefinitionBuilder answer) {
    server.stubFor(get("/v1/connections/c").willReturn(answer));
    server.stubFor(post("/api/v1/connections/get").willReturn(answer));
    ResponseDefinitionBuilder refused = aResponse().withStatus(403).withBody("{\"errorId\":\"e\"}");
    server.stubFor(post("/v1/jobs").willReturn(refused));
    server.stubFor(post("/api/v1/connections/sync").willReturn(refused));
    server.stubFor(post("/api/v1/connections/reset").willReturn(refused));
  }

  private String refusal(String path, String job) {
    String name = "secret" + path;
    bench.secrets().store(name, Map.of("api_url", server.baseUrl() + path));
    var parts = bench.parts();
    Airbyte airbyte =
        new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
            .open(name, bench.log());
    Throwable failure = bench.caught(() -> airbyte.trigger("c", job, Duration.ofSeconds(9)));
    assertThat(failure).isInstanceOf(AirbyteRefusedException.class);
    return failure.getMessage();
  }
}
