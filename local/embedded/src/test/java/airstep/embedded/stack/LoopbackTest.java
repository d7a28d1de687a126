package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.http.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  private final Http loopback =
      new Loopback(request -> new Http.Response(200, Map.of(), request.uri().getHost()));

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.10", "[::1]"})
  void sendsToThisMachine(String host) throws IOException {
    assertThat(send(host).body()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "[fc00::1]"
      })
  void sendsToNoOther(String host) {
    assertThatThrownBy(() -> send(host))
        .isInstanceOf(ConnectException.class)
        .hasMessage("with a virtual clock nothing is sent to another machine");
  }

  private Http.Response send(String host) throws IOException {
    URI uri = URI.create("http://" + host + "/");
    return loopback.send(new Http.Request("GET", uri, Map.of(), "", Duration.ofSeconds(1)));
  }
}
