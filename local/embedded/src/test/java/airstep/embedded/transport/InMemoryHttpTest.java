package airstep.embedded.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.embedded.MovableClock;
import airstep.embedded.transport.Latency.Lag;
import airstep.http.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InMemoryHttpTest {

  private static final String START = "2026-08-01T02:00:00Z";

  private final MovableClock clock = new MovableClock(START);
  private final List<Instant> effects = new ArrayList<>();

  private static Http.Request get(String uri) {
    return new Http.Request("GET", URI.create(uri), Map.of(), "", Duration.ofSeconds(60));
  }

  private Http slow(long before, long after) {
    Service service =
        _ -> {
          effects.add(clock.instant());
          return Replies.text(200, "done");
        };
    var lag = new Lag(Duration.ofSeconds(before), Duration.ofSeconds(after));
    return InMemoryHttp.empty()
        .route("https://airbyte.example", service)
        .slowedBy(_ -> lag, clock::pass);
  }

  private long secondsSinceStart(Instant instant) {
    return Duration.between(Instant.parse(START), instant).toSeconds();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/v1/jobs, host",
    "https://a.example, host",
    "https://a.example/hooks/1, hooks",
    "https://a.example/hooks, hooks",
    "https://a.example/hooksmith, host",
    "http://a.example:8080/v1, port"
  })
  void theLongestPrefixOfWholeSegmentsWins(String uri, String answer) throws IOException {
    Http http =
        InMemoryHttp.empty()
            .route("https://a.example/hooks/", _ -> Replies.text(200, "hooks"))
            .route("https://a.example", _ -> Replies.text(200, "host"))
            .route("http://a.example:8080", _ -> Replies.text(200, "port"));

    assertThat(http.send(get(uri)).body()).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"https://b.example/", "http://a.example/", "https://a.example.org/"})
  void refusesConnectionsToAClosedPort(String uri) {
    Http http = InMemoryHttp.empty().route("https://a.example", _ -> Replies.empty(200));

    assertThatThrownBy(() -> http.send(get(uri))).isInstanceOf(ConnectException.class);
  }

  @Test
  void timePassesBeforeAndAfterTheEffect() throws IOException {
    Http.Response answer = slow(20, 40).send(get("https://airbyte.example/v1/jobs"));

    assertThat(answer.body()).isEqualTo("done");
    assertThat(effects).extracting(this::secondsSinceStart).containsExactly(20L);
    assertThat(secondsSinceStart(clock.instant())).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({"20, 41, 20", "60, 1, 60", "90, 0, 60"})
  void theCallerTimesOutButTheEffectStillHappens(long before, long after, long effectAt) {
    Http http = slow(before, after);

    assertThatThrownBy(() -> http.send(get("https://airbyte.example/v1/jobs")))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("airbyte.example");
    assertThat(secondsSinceStart(clock.instant())).isEqualTo(60);
    assertThat(effects).extracting(this::secondsSinceStart).containsExactly(effectAt);
  }

  @Test
  void aTimedOutCallerReceivesOnlyItsTimeout() {
    var lag = new Lag(Duration.ZERO, Duration.ofSeconds(61));
    Http http =
        InMemoryHttp.empty()
            .route(
                "https://a.example",
                _ -> {
                  throw new IOException("connection reset");
                })
            .slowedBy(_ -> lag, clock::pass);

    assertThatThrownBy(() -> http.send(get("https://a.example/")))
        .isInstanceOf(SocketTimeoutException.class);
  }
}
