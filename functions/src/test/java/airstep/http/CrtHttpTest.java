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
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrtHttpTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort())
          .failOnUnmatchedRequests(true)
          .build();

  private static CrtClient client;
  private static CrtHttp http;

  @BeforeAll
  static void open() {
    client = CrtClient.open();
    http = new CrtHttp(client);
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
  void sendsEachPostOnANewConnection() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    List<Socket> sockets = new ArrayList<>();
    try (ServerSocket listener = listener()) {
      for (String method : List.of("GET", "POST", "POST", "DELETE", "POST")) {
        CompletableFuture<Socket> accepted = accept(listener, answer);
        http.send(request(method, uri(listener, "/"), "", LONG));
        sockets.add(accepted.join());
      }

      assertThat(sockets.stream().map(Socket::getPort)).doesNotHaveDuplicates();
      assertThat(sockets).hasSize(5);
    } finally {
      sockets.forEach(CrtHttpTest::close);
    }
  }

  /**
   * This server would keep the connection, so only the client can prevent that it is used again.
   */
  @Test
  void closesTheConnectionAfterAPost() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok";
    try (ServerSocket listener = listener()) {
      CompletableFuture<Socket> accepted = accept(listener, answer);
      http.send(request("POST", uri(listener, "/"), "{}", LONG));

      try (Socket kept = accepted.join()) {
        // Less than the time after which an idle connection is closed anyway.
        kept.setSoTimeout(10_000);
        assertThat(kept.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void postIsSentOnceIfTheConnectionBreaks() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    for (int post = 1; post <= 3; post++) {
      assertThatThrownBy(() -> send("POST", "/v1/jobs", "{}", LONG))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(ConnectException.class);
      server.verify(post, postRequestedFor(urlEqualTo("/v1/jobs")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void closesTheConnectionOfAnUnansweredCall(String method) throws IOException {
    try (ServerSocket listener = listener()) {
      CompletableFuture<Socket> accepted = accept(listener, "");

      assertThatThrownBy(() -> http.send(request(method, uri(listener, "/"), "", SHORT)))
          .isInstanceOf(SocketTimeoutException.class);

      try (Socket hung = accepted.join()) {
        hung.setSoTimeout(30_000);
        assertThat(hung.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void keepsTheConnectionOfAGet() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try (ServerSocket listener = listener()) {
      CompletableFuture<Socket> accepted =
          accept(listener, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      http.send(request("GET", uri(listener, "/"), "", LONG));
      sockets.add(accepted.join());
      CompletableFuture<Http.Response> second =
          CompletableFuture.supplyAsync(() -> sent(request("GET", uri(listener, "/2"), "", LONG)));

      InputStream in = sockets.getFirst().getInputStream();
      assertThat(in.read(new byte[8192])).isPositive();
      OutputStream out = sockets.getFirst().getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntwo".getBytes(US_ASCII));

      assertThat(second.join().body()).isEqualTo("two");
    } finally {
      sockets.forEach(CrtHttpTest::close);
    }
  }

  @Test
  void readsALongBodyInBothDirections() throws IOException {
    String text = "0123456789".repeat(50_000);
    server.stubFor(any(anyUrl()).willReturn(ok(text)));

    assertThat(send("POST", "/", text, LONG).body()).isEqualTo(text);

    server.verify(postRequestedFor(urlEqualTo("/")).withRequestBody(equalTo(text)));
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

  private static Http.Response sent(Http.Request request) {
    try {
      return http.send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return socket;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }
}
