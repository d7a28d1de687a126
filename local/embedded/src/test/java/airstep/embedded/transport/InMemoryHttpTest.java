package airstep.embedded.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.http.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryHttpTest {

  private final Http http =
      new InMemoryHttp(
          Map.of(
              "https://a.example", _ -> Replies.text(200, "host"),
              "http://a.example:8080", _ -> Replies.text(200, "port")));

  private static Http.Request get(String uri) {
    return new Http.Request("GET", URI.create(uri), Map.of(), "", Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/v1/jobs, host",
    "https://a.example, host",
    "http://a.example:8080/v1, port"
  })
  void choosesTheServiceBySchemeAndHost(String uri, String answer) throws IOException {
    assertThat(http.send(get(uri)).body()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://b.example/", "http://a.example/", "https://a.example.org/"})
  void refusesConnectionsToAClosedPort(String uri) {
    assertThatThrownBy(() -> http.send(get(uri))).isInstanceOf(ConnectException.class);
  }
}
