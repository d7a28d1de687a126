package airstep.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

final class CrtHttpTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort())
          .failOnUnmatchedRequests(true)
          .build();

  private static SdkHttpClient client;
  private static CrtHttp http;

  @BeforeAll
  static void open() {
    client = AwsCrtHttpClient.create();
    http = new CrtHttp(client, AwsCrtHttpClient::create);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void sendsTheRequest() throws IOException {
    server.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(203).withHeader("X-Two", "a").withBody("ü")));

    Http.Response response =
        send("POST", "/v1/jobs?limit=1&orderBy=createdAt%7CDESC", "{\"name\":\"Zoë\"}", LONG);

    assertThat(response.status()).isEqualTo(203);
    assertThat(response.headers()).containsEntry("x-two", "a");
    assertThat(response.body()).isEqualTo("ü");
    server.verify(
        postRequestedFor(urlEqualTo("/v1/jobs?limit=1&orderBy=createdAt%7CDESC"))
            .withHeader("Host", equalTo("localhost:" + server.getPort()))
            .withHeader("X-Test", equalTo("here"))
            .withHeader("Content-Length", equalTo("15"))
            .withRequestBody(equalTo("{\"name\":\"Zoë\"}")));
  }

  @Test
  void sendsNoEmptyBody() throws IOException {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));

    assertThat(send("GET", "/", "", LONG).body()).isEmpty();
    assertThat(send("DELETE", "/v1/jobs/1", "", LONG).status()).isEqualTo(204);

    server.verify(getRequestedFor(urlEqualTo("/")).withoutHeader("Content-Length"));
    server.verify(
        deleteRequestedFor(urlEqualTo("/v1/jobs/1")).withHeader("Content-Length", equalTo("0")));
  }

  @Test
  void returnsErrorsAsAnswers() throws IOException {
    server.stubFor(get("/").willReturn(aResponse().withStatus(503).withBody("busy")));

    assertThat(send("GET", "/", "", LONG))
        .extracting("status", "body")
        .containsExactly(503, "busy");
  }

  @Test
  void timesOutWaitingForHeaders() {
    server.stubFor(get("/").willReturn(ok("late").withFixedDelay(2000)));

    assertThatThrownBy(() -> send("GET", "/", "", SHORT))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("no complete answer within 0.3 s");
  }

  @Test
  void timesOutReadingASlowBody() {
    server.stubFor(get("/").willReturn(ok("x".repeat(1000)).withChunkedDribbleDelay(50, 5000)));

    assertThatThrownBy(() -> send("GET", "/", "", SHORT))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void timedOutCallDoesNotAffectLaterCalls() throws IOException {
    server.stubFor(get("/late").willReturn(ok("late").withFixedDelay(1500)));
    server.stubFor(get("/slow").willReturn(ok("slow").withChunkedDribbleDelay(50, 5000)));
    server.stubFor(get("/").willReturn(ok("right")));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> send("GET", "/late", "", SHORT)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> send("GET", "/slow", "", SHORT)).isInstanceOf(IOException.class);
      assertThat(send("GET", "/", "", LONG).body()).isEqualTo("right");
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void failsIfTheConnectionBreaks(Fault fault) {
    server.stubFor(get("/").willReturn(aResponse().withFault(fault)));

    assertThatThrownBy(() -> send("GET", "/", "", LONG))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class)
        .message()
        .isNotEmpty()
        .doesNotContain("software.amazon");
  }

  @Test
  void failsIfTheBodyIsIncomplete() throws IOException {
    try (ServerSocket listener = listener()) {
      CompletableFuture<Void> closed =
          accept(listener, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
              .thenAccept(CrtHttpTest::close);

      assertThatThrownBy(() -> http.send(request("GET", uri(listener, "/"), "", LONG)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
      closed.join();
    }
  }

  @Test
  void reportsThatNothingWasSentAfterARefusedConnection() throws IOException {
    URI closed;
    try (ServerSocket listener = listener()) {
      closed = uri(listener, "/");
    }

    for (String method : List.of("GET", "POST")) {
      assertThatThrownBy(() -> http.send(request(method, closed, "{}", LONG)))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("refused");
    }
  }

  @Test
  void refusesAnAnswerThatIsTooLong() {
    server.stubFor(get("/").willReturn(aResponse().withBody(new byte[CrtHttp.LARGEST_ANSWER + 1])));

    assertThatThrownBy(() -> send("GET", "/", "", LONG))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer is longer than 16 MiB");
  }

  /** A kept connection may be closed when a frozen function resumes, so a POST on it would fail. */
  @Test
  void sendsAPostOnANewConnection() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    try (ServerSocket listener = listener()) {
      CompletableFuture<Socket> first = accept(listener, answer);
      http.send(request("GET", uri(listener, "/"), "", LONG));
      try (Socket kept = first.join()) {
        CompletableFuture<Socket> second = accept(listener, answer);
        http.send(request("POST", uri(listener, "/"), "", LONG));

        assertThat(second.join().getPort()).isNotEqualTo(kept.getPort());
        second.join().close();
      }
    }
  }

  @Test
  void closesTheConnectionOfAnUnansweredCall() throws IOException {
    try (SdkHttpClient impatient = CrtClient.open(Duration.ofSeconds(2), Map.of());
        ServerSocket listener = listener()) {
      CompletableFuture<Socket> accepted = accept(listener, "");
      CrtHttp sender = new CrtHttp(impatient, AwsCrtHttpClient::create);

      assertThatThrownBy(() -> sender.send(request("GET", uri(listener, "/"), "", SHORT)))
          .isInstanceOf(SocketTimeoutException.class);

      try (Socket hung = accepted.join()) {
        hung.setSoTimeout(30_000);
        assertThat(hung.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void requestTextShowsNoContent() {
    Http.Request request =
        new Http.Request(
            "POST",
            URI.create("https://hooks.example.com/T0/B0/hidden"),
            Map.of("Authorization", "Bearer hidden"),
            "hidden",
            LONG);

    assertThat(request.toString()).isEqualTo("POST to hooks.example.com");
  }

  private static Http.Response send(String method, String path, String body, Duration timeout)
      throws IOException {
    return http.send(request(method, URI.create(server.baseUrl() + path), body, timeout));
  }

  private static Http.Request request(String method, URI uri, String body, Duration timeout) {
    return new Http.Request(method, uri, Map.of("X-Test", "here"), body, timeout);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static URI uri(ServerSocket listener, String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  /** Accepts one connection, reads one request's head, answers, and leaves it open. */
  private static CompletableFuture<Socket> accept(ServerSocket listener, String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Socket socket = listener.accept();
            assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return socket;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }
}
