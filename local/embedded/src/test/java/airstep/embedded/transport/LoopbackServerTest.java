package airstep.embedded.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.embedded.MovableClock;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.World;
import airstep.embedded.slack.SlackInbox;
import airstep.embedded.slack.SlackMessage;
import airstep.http.Http;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {

  private final MovableClock clock = new MovableClock("2026-08-01T02:00:00Z");
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void closeClient() {
    client.close();
  }

  private HttpResponse<String> send(LoopbackServer server, String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.uri().resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("X-Sent", "unchanged")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void carriesAirbyte() throws Exception {
    var airbyte = new EmbeddedAirbyte(clock, World.sample(1), Api.SELF_MANAGED.settings());
    try (var server = LoopbackServer.start(airbyte)) {
      var token =
          send(
              server,
              "POST",
              "/api/public/v1/applications/token",
              "{\"client_id\":\"embedded-id\",\"client_secret\":\"embedded-secret\"}");
      var unauthorized = send(server, "GET", "/api/public/v1/jobs?limit=1", "");

      assertThat(token.body()).contains("\"expires_in\":900");
      assertThat(token.headers().firstValue("content-type")).hasValue("application/json");
      assertThat(unauthorized.statusCode()).isEqualTo(401);
      assertThat(unauthorized.body()).isEmpty();
      assertThat(airbyte.requests().getLast().target()).isEqualTo("/api/public/v1/jobs?limit=1");
    }
  }

  @Test
  void carriesSlackInEveryScript() throws Exception {
    var inbox = new SlackInbox(clock, "/services/T/B/X");
    try (var server = LoopbackServer.start(inbox)) {
      var answer = send(server, "POST", "/services/T/B/X", "{\"text\":\"Größe 漢字 🚨\"}");

      assertThat(answer.body()).isEqualTo("ok");
      assertThat(inbox.messages()).extracting(SlackMessage::text).containsExactly("Größe 漢字 🚨");
    }
  }

  @Test
  void carriesMethodQueryHeadersAndBodyUnchanged() throws Exception {
    var seen = new AtomicReference<Http.Request>();
    Service service =
        request -> {
          seen.set(request);
          return Replies.empty(204);
        };
    try (var server = LoopbackServer.start(service)) {
      send(server, "DELETE", "/a%7Cb?c=d%20e", "body");
    }

    assertThat(seen.get().method()).isEqualTo("DELETE");
    assertThat(seen.get().uri().getRawPath()).isEqualTo("/a%7Cb");
    assertThat(seen.get().uri().getRawQuery()).isEqualTo("c=d%20e");
    assertThat(seen.get().body()).isEqualTo("body");
    assertThat(Headers.value(seen.get().headers(), "x-SENT")).hasValue("unchanged");
  }

  @Test
  void aLostAnswerCutsTheConnection() {
    Service lost =
        _ -> {
          throw new IOException("gone");
        };
    try (var server = LoopbackServer.start(lost)) {
      assertThatThrownBy(() -> send(server, "POST", "/jobs", "{}")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void nothingListensAfterClosing() {
    LoopbackServer server = LoopbackServer.start(_ -> Replies.empty(200));
    server.close();

    assertThatThrownBy(() -> send(server, "GET", "/", "")).isInstanceOf(IOException.class);
  }
}
