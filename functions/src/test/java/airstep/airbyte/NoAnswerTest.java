package airstep.airbyte;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoAnswerTest {

  private static final String NAME = "airbyte/own";

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @RegisterExtension final Bench bench = new Bench();

  @Test
  void namesTheClosedPort() throws IOException {
    // Bound, but not listening: no server of another test gets the port.
    try (Socket closed = new Socket()) {
      closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = closed.getLocalPort();
      assertThat(failure("http://127.0.0.1:" + port + "/api/v1"))
          .isEqualTo(
              "no answer from 127.0.0.1:"
                  + port
                  + " to POST /api/v1/jobs/get_without_logs: connection refused: check that Airbyte"
                  + " is running there and that the port in `api_url` in secret airbyte/own is"
                  + " right");
    }
  }

  @Test
  void explainsThatAPortDoesNotUseHttps() {
    String failure = failure("https://localhost:" + server.getPort() + "/api/v1");

    assertThat(failure)
        .startsWith("no answer from localhost:" + server.getPort() + " to ")
        .endsWith("check that the port uses https, see `api_url` in secret " + NAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/v1 | socket connection refused. | a.example:443 to GET /v1/x: connection"
            + " refused: check that Airbyte is running there",
        "http://a.example/v1 | Connection refused | a.example:80 to GET /v1/x: connection refused",
        "https://a.example/v1 | Host name was invalid for dns resolution. | the host cannot be"
            + " resolved: check the host in `api_url` in secret s",
        "https://a.example/v1 | UnknownHostException | the host cannot be resolved",
        "https://a.example/v1 | TLS (SSL) negotiation failed | the TLS handshake failed: TLS (SSL)"
            + " negotiation failed",
        "https://a.example/v1 | the connection was closed before anything was sent | check that the"
            + " port uses https",
        "https://a.example/v1 | socket operation timed out. | the connection timed out",
        "https://a.example/v1 | Connection Manager failed to acquire a connection within the"
            + " defined timeout. | an untrusted certificate looks the same",
        "https://a.example/v1 | no complete answer within 20.0 s | GET /v1/x: no complete answer"
            + " within 20.0 s"
      })
  void explainsNetworkErrors(URI base, String why, String words) {
    Address address = new Address(base, "`api_url` in secret s");
    Call call = new Call("GET", "/x", "", "", Duration.ofSeconds(1), true);
    assertThat(NoAnswer.words(address, call, why)).contains(words);
  }

  private String failure(String apiUrl) {
    bench.secrets().store(NAME, Map.of("api_url", apiUrl));
    var parts = bench.parts();
    Airbyte airbyte =
        new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause())
            .open(NAME, bench.log());
    Throwable failure = bench.caught(() -> airbyte.job(Asked.job(7)));
    assertThat(failure).isInstanceOf(AirbyteUnavailableException.class);
    return failure.getMessage();
  }
}
